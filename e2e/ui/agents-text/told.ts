import { isWorkersField, type Scene } from './scene';

type Text = { text: string; path: string; isData: boolean };

function* textsIn(value: unknown, path = '', isData = false): Generator<Text> {
  if (typeof value === 'string') yield { text: value, path, isData };
  if (value === null || typeof value !== 'object') return;
  const marked = isData || (value as { trust?: unknown }).trust === 'data';
  for (const [key, inner] of Object.entries(value)) {
    yield { text: key, path, isData: marked };
    yield* textsIn(inner, path === '' ? key : path, marked);
  }
}

/** Every word of a worker that stands in a context anywhere but where it is marked as data, and what was looked at. */
export function wordsAmongInstructions({ cast: { attacker }, work: { told } }: Scene) {
  const mixed: string[] = [];
  const [fields, parts] = [new Set<string>(), new Set<string>()];
  for (const { task, context } of told)
    for (const { text, path, isData } of textsIn(context))
      for (const [mark] of text.matchAll(/W\d{3}Z/g)) {
        const field = attacker.fieldOf(mark);
        if (!isWorkersField(field)) continue;
        fields.add(field);
        parts.add(path);
        if (!isData) mixed.push(`${task}: ${path} holds ${field}`);
      }
  return { mixed: [...new Set(mixed)], fields: [...fields], parts: [...parts].sort() };
}
