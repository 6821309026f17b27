import { markPattern } from './attacker';
import { isWorkersField, type Scene } from './scene';

type Text = { text: string; path: string; isData: boolean };

/** Every string in a value, names of members too, with whether something around it is marked as data. */
function* textsIn(value: unknown, path = '', isData = false): Generator<Text> {
  if (typeof value === 'string') yield { text: value, path, isData };
  if (value === null || typeof value !== 'object') return;
  const marked = isData || (value as { trust?: unknown }).trust === 'data';
  for (const [key, inner] of Object.entries(value)) {
    yield { text: key, path, isData: marked };
    yield* textsIn(inner, path === '' ? key : path, marked);
  }
}

/** The parts of contexts in which words of workers stand, and every such word that is not marked as data. */
export function wordsOfWorkers({ cast: { attacker }, work: { told } }: Scene) {
  const [parts, unmarked] = [new Set<string>(), new Set<string>()];
  for (const { task, context } of told)
    for (const { text, path, isData } of textsIn(context))
      for (const [mark] of text.matchAll(markPattern)) {
        const field = attacker.fieldOf(mark);
        if (!isWorkersField(field)) continue;
        parts.add(path);
        if (!isData) unmarked.add(`${task}: ${path} holds ${field}`);
      }
  return { parts: [...parts].sort(), unmarked: [...unmarked] };
}
