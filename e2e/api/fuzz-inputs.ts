import fc from 'fast-check';
import { z } from 'zod';
import { idPrefixes } from '@/lib/core/ids';
import type { Operation } from '@/lib/core/operation';

type Schema = { [key: string]: unknown };
type Input = Record<string, unknown>;

/** Ids that exist in the workspace of the caller, by prefix: with them a call gets past the look-up. */
export type Pool = Record<string, readonly string[]>;

const list = (value: unknown): Schema[] => (Array.isArray(value) ? value : []);
const number = (value: unknown, otherwise: number) => (typeof value === 'number' ? value : otherwise);

/** Inputs that fit the JSON Schema of an operation, or nearly: refinements that it cannot express may refuse them. */
export function validInputs(operation: Operation, pool: Pool): fc.Arbitrary<Input> {
  const root = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as Schema;
  if (operation.bytes)
    return fc.record({ sha256: fc.stringMatching(/^[0-9a-f]{64}$/), bytes: fc.uint8Array({ maxLength: 64 }) });
  return toArbitrary(root, pool).map((value) => value as Input);
}

function toArbitrary(schema: Schema, pool: Pool): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
  const either = list(schema.anyOf ?? schema.oneOf);
  if (either.length > 0) return fc.oneof(...either.map((one) => toArbitrary(one, pool)));
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case 'object':
      return objects(schema, pool);
    case 'array':
      return fc.array(toArbitrary((schema.items ?? {}) as Schema, pool), {
        minLength: number(schema.minItems, 0),
        maxLength: Math.min(3, number(schema.maxItems, 3)),
      });
    case 'string':
      return strings(schema, pool);
    case 'integer':
    case 'number':
      return numbers(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function objects(schema: Schema, pool: Pool): fc.Arbitrary<unknown> {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Schema>);
  if (properties.length === 0) return fc.dictionary(fc.string({ maxLength: 12 }), fc.jsonValue({ maxDepth: 1 }));
  const fields = Object.fromEntries(properties.map(([name, field]) => [name, toArbitrary(field, pool)]));
  const required = Array.isArray(schema.required) ? schema.required : [];
  return fc.record(fields, { requiredKeys: required as string[] });
}

const idPattern = new RegExp(`^\\^\\(?((?:${Object.values(idPrefixes).join('|')})(?:\\|\\w{3})*)\\)?_\\[`);

function strings(schema: Schema, pool: Pool): fc.Arbitrary<string> {
  const maxLength = Math.min(40, number(schema.maxLength, 40));
  const pattern = typeof schema.pattern === 'string' ? schema.pattern : undefined;
  const prefixes = idPattern.exec(pattern ?? '')?.[1]?.split('|');
  if (prefixes) return ids(prefixes, pool);
  switch (schema.format) {
    case 'date-time':
      return fc
        .date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') })
        .map((at) => at.toISOString());
    case 'uri':
      return fc.webUrl();
    case 'email':
      return fc.emailAddress();
    default:
      return pattern ? fc.stringMatching(new RegExp(pattern, 'u')) : fc.string({ maxLength, unit: 'grapheme' });
  }
}

function ids(prefixes: readonly string[], pool: Pool): fc.Arbitrary<string> {
  const known = prefixes.flatMap((prefix) => pool[prefix] ?? []);
  const made = fc
    .tuple(fc.constantFrom(...prefixes), fc.stringMatching(/^[0-9a-hjkmnp-tv-z]{26}$/))
    .map((parts) => parts.join('_'));
  return known.length === 0 ? made : fc.oneof({ arbitrary: fc.constantFrom(...known), weight: 6 }, made);
}

function numbers(schema: Schema): fc.Arbitrary<number> {
  const min = Math.max(number(schema.minimum, -1000), Number.MIN_SAFE_INTEGER);
  const max = Math.min(number(schema.maximum, 1_000_000), Number.MAX_SAFE_INTEGER);
  return schema.type === 'integer'
    ? fc.integer({ min: Math.ceil(min), max: Math.floor(Math.max(min, max)) })
    : fc.double({ min, max: Math.max(min, max), noNaN: true });
}

/** Values that break programs: of the wrong type, at the edges of numbers, texts and times, or with keys of their own. */
const nasty: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    ...[
      null,
      '',
      ' ',
      '\u0000',
      'a\u0000b',
      '\ud800',
      '\u202e\u0007',
      '{{x}}',
      "'; drop table task; --",
      '../../etc/passwd',
    ],
    ...[-1, 0, 1.5, -0, 1e308, 2 ** 31, 2 ** 53, -(2 ** 63), '9'.repeat(40), '1e400', 'NaN', true, [], {}, [[]]],
    ...['0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '-271821-04-20T00:00:00Z', '2026-02-30T00:00:00Z'],
    ...['AA==', 'W10=', 'WzEsMl0=', 'x'.repeat(30_000), '%', '%2e%2e', '%00', '\\u0000'],
    ...[{ constructor: 1 }, JSON.parse('{"__proto__": {"admin": true}}'), [null], ['', ''], { length: 5 }],
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

/** One or two mistakes in an input: a field replaced, left out, put in twice or put in that is not known. */
export function mutatedInputs(operation: Operation, pool: Pool): fc.Arbitrary<Input> {
  return fc
    .tuple(validInputs(operation, pool), fc.array(fc.tuple(fc.nat(), fc.nat(3), nasty), { minLength: 1, maxLength: 2 }))
    .map(([input, changes]) => changes.reduce((given, [at, how, value]) => mutate(given, at, how, value), input));
}

function mutate(input: Input, at: number, how: number, value: unknown): Input {
  const keys = Object.keys(input).filter((key) => key !== 'bytes');
  const key = keys[at % Math.max(1, keys.length)];
  if (key === undefined || how === 0) return { ...input, [how === 0 ? `unknown${at % 3}` : 'limit']: value };
  const current = input[key];
  if (how === 1) return Object.fromEntries(Object.entries(input).filter(([name]) => name !== key));
  if (how === 2 && Array.isArray(current)) return { ...input, [key]: [...current, value] };
  if (how === 2 && current !== null && typeof current === 'object')
    return { ...input, [key]: mutate(current as Input, at, 3, value) };
  return { ...input, [key]: value };
}
