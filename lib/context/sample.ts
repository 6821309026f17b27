import type { z } from 'zod';
import type { outputSample } from './schema';

type Json = z.infer<ReturnType<typeof z.json>>;
type Sample = z.infer<typeof outputSample>;

/** A taste of a long result: what it is made of is told, the rest is read. */
const maxSampleCharacters = 1000;
const maxTextCharacters = 80;

/** How many items and fields of each are shown, and how deep: the first choice that is short enough. */
type View = { items: number; fields: number; depth: number };
const views: readonly View[] = [
  { items: 20, fields: 30, depth: 3 },
  { items: 5, fields: 30, depth: 3 },
  { items: 2, fields: 20, depth: 3 },
  { items: 2, fields: 20, depth: 2 },
  { items: 1, fields: 8, depth: 2 },
  { items: 5, fields: 10, depth: 1 },
];

/** The first parts of an output that is not told whole, each cut. What is left out, and what lies deeper, is a count. */
export function sampleOf(output: Json): Sample {
  const characters = JSON.stringify(output).length;
  if (typeof output === 'string')
    return { of: 'value', count: 1, characters, sample: cut(output, maxSampleCharacters) };
  const shown = views.map((view) => outlined(output, view, view.depth));
  const sample = shown.find((one) => JSON.stringify(one).length <= maxSampleCharacters) ?? countOf(output);
  if (Array.isArray(output)) return { of: 'list', count: output.length, characters, sample };
  if (isObject(output)) return { of: 'fields', count: Object.keys(output).length, characters, sample };
  return { of: 'value', count: 1, characters, sample };
}

const isObject = (value: Json): value is { [key: string]: Json } => typeof value === 'object' && value !== null;

function outlined(value: Json, view: View, depth: number): Json {
  if (typeof value === 'string') return cut(value);
  if (!isObject(value)) return value;
  if (depth === 0) return countOf(value);
  if (Array.isArray(value)) {
    const items = value.slice(0, view.items).map((item) => outlined(item, view, depth - 1));
    return items.length < value.length ? [...items, countOf(value)] : items;
  }
  const all = Object.entries(value);
  const fields = all.slice(0, view.fields).map(([name, field]) => [cut(name), outlined(field, view, depth - 1)]);
  return Object.fromEntries(fields.length < all.length ? [...fields, ['…', countOf(value)]] : fields);
}

const cut = (text: string, most = maxTextCharacters): string =>
  text.length <= most ? text : `${text.slice(0, most)}…`;

function countOf(value: Json): string {
  if (typeof value === 'string') return cut(value);
  return Array.isArray(value) ? `[${value.length} items]` : `{${Object.keys(value ?? {}).length} fields}`;
}
