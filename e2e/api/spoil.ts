import { type Operation, pathParameters } from '@/lib/core/operation';
import { namesIn, withValue } from './naming';

type Input = Record<string, unknown>;
export type Spoiled = { what: string; input: Input };

/** Fields that take any JSON: no type of them is wrong. */
const takesAnything = new Set(['parameters', 'output', 'checkpoint', 'bytes']);
/** Fields that take an id, or a key, a local reference or a name: no shape of them is wrong. */
const takesAnyWord = new Set(['dependsOn', 'notBy', 'supersedes', 'on', 'template', 'workspace', 'name', 'slug']);

/** Inputs that differ from one that works by a single mistake each. */
export function spoil(operation: Operation, input: Input): Spoiled[] {
  const sendsText = operation.method === 'GET' || operation.method === 'DELETE' || operation.bytes !== undefined;
  const inPath = new Set(pathParameters(operation.path));
  const shapes = namesIn(input)
    .filter(({ path }) => !path.some((key) => takesAnyWord.has(String(key))))
    .map(({ path }) => ({
      what: `${path.join('.')} of a wrong shape`,
      input: withValue(input, path, 'no-such-shape'),
    }));
  const types = Object.entries(input)
    .filter(([field]) => !sendsText && !inPath.has(field) && !takesAnything.has(field))
    .map(([field, value]) => ({
      what: `${field} of a wrong type`,
      input: { ...input, [field]: isObject(value) ? 7 : { wrong: 'type' } },
    }));
  return [{ what: 'an unknown field', input: { ...input, unknownField: '1' } }, ...shapes, ...types];
}

const isObject = (value: unknown): boolean => value !== null && typeof value === 'object' && !Array.isArray(value);
