import { z } from 'zod';
import { newId } from '@/lib/core/ids';
import type { Operation } from '@/lib/core/operation';

type Json = unknown;
export type Path = readonly (string | number)[];

/** What names a thing: an id, a hash of stored bytes, or a name that a test made from the workspace's slug. */
const idShape = /^([a-z]{3})_[0-9a-hjkmnp-tv-z]{26}$/;
const hashShape = /^[0-9a-f]{64}$/;
const slugShape = /ws-\d+-\d+/;

/** A hash names stored bytes, and a word names a template or a workspace, only where the field says so. */
const isName = (value: Json, path: Path): value is string => {
  const key = path.at(-1);
  return (
    typeof value === 'string' &&
    (idShape.test(value) ||
      (path.length === 1 && key === 'sha256' && hashShape.test(value)) ||
      ((key === 'template' || key === 'workspace') && slugShape.test(value)))
  );
};

/** Every place in an input that names something. */
export function namesIn(input: Json, path: Path = []): { path: Path; value: string }[] {
  if (isName(input, path)) return [{ path, value: input }];
  if (input === null || typeof input !== 'object' || ArrayBuffer.isView(input)) return [];
  return Object.entries(input).flatMap(([key, value]) => namesIn(value, [...path, key]));
}

type Schema = { pattern?: string; items?: Schema; properties?: Record<string, Schema>; anyOf?: Schema[] };

/** Every field of an operation's input that takes an id, by its path without the places in lists. */
export function idFieldsOf({ input }: Operation): string[] {
  const walk = ({ pattern, items, properties = {}, anyOf = [] }: Schema, path: string[]): string[] => [
    ...(pattern && /^\^\(?[a-z]{3}[_|]/.test(pattern) ? [path.join('.')] : []),
    ...[...anyOf, ...(items ? [items] : [])].flatMap((part) => walk(part, path)),
    ...Object.entries(properties).flatMap(([key, part]) => walk(part, [...path, key])),
  ];
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any', reused: 'inline' });
  return [...new Set(walk(schema as Schema, []))];
}

/** The fields of an input that name something, as `idFieldsOf` calls them. */
export const namedFields = (input: Json): string[] =>
  namesIn(input).map(({ path }) => path.filter((key) => Number.isNaN(Number(key))).join('.'));

/** A well-formed name of the same kind that nothing has. */
export function missingLike(name: string): string {
  const kind = idShape.exec(name)?.[1];
  if (kind) return `${kind}_${newId('task').slice(4)}`;
  if (hashShape.test(name))
    return `${newId('task')
      .slice(-26)
      .replace(/[^0-9a-f]/g, '0')}${'0'.repeat(38)}`;
  return name.replace(slugShape, `ws-0-${newId('task').slice(-8)}`);
}

export function valueAt(input: Json, path: Path): Json {
  return path.reduce<Json>((part, key) => (part as Record<string | number, Json>)?.[key], input);
}

/** A copy with another value at one place. */
export function withValue<T>(input: T, path: Path, value: Json): T {
  const copy: unknown = structuredClone(input);
  const last = path.at(-1);
  if (last === undefined) return value as T;
  (valueAt(copy, path.slice(0, -1)) as Record<string | number, Json>)[last] = value;
  return copy as T;
}

/** The input with every name in it replaced by one that nothing has. */
export function withMissingNames<T>(input: T): T {
  return namesIn(input).reduce((copy, { path, value }) => withValue(copy, path, missingLike(value)), input);
}

/** An answer without what differs between any two answers: the request's own id, and the names that were sent. */
export function comparable(text: string, sent: unknown): string {
  const names = namesIn(sent);
  const blind = names.reduce((rest, { value, path }) => rest.replaceAll(value, `<${path.join('.')}>`), text);
  return blind.replaceAll(/req_[0-9a-z]{26}/g, '<request>');
}
