import type { DiffLine } from '@/components/ui/diff-lines';
import { t } from '@/lib/core/words';

/** The members of an object as name and text; anything else as one value. Strings stand without quotation marks. */
export function jsonLines(value: unknown): [string, string][] {
  if (value !== null && typeof value === 'object' && !Array.isArray(value))
    return Object.entries(value).map(([name, inner]) => [name, asText(inner)]);
  return value === null || value === undefined ? [] : [['value', asText(value)]];
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value, null, 1));

/** What changed between two parameter objects, member by member. */
export function diffJson(before: unknown, after: unknown): DiffLine[] {
  const old = new Map(jsonLines(before));
  const now = new Map(jsonLines(after));
  const lines: DiffLine[] = [];
  for (const name of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(name), now.get(name)];
    if (was === is) continue;
    if (was !== undefined) lines.push({ kind: 'removed', text: `${name}: ${was}` });
    if (is !== undefined) lines.push({ kind: 'added', text: `${name}: ${is}` });
  }
  return lines.length > 0 ? lines : [{ kind: 'same', text: t`Nothing: the same parameters again.` }];
}
