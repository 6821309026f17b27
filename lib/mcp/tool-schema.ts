import { z } from 'zod';

/** A JSON Schema as a tool shows it: shapes, choices and words. */
export type ToolSchema = {
  type?: string | string[];
  description?: string;
  enum?: unknown[];
  properties?: Record<string, ToolSchema>;
  required?: string[];
  items?: ToolSchema;
  anyOf?: ToolSchema[];
};

type Source = Omit<ToolSchema, 'properties' | 'items' | 'anyOf'> & {
  const?: unknown;
  $ref?: string;
  properties?: Record<string, Source>;
  items?: Source;
  anyOf?: Source[];
  allOf?: Source[];
};

/**
 * Every model that lists a tool pays for its schema. What lies deeper than `depth` objects is one line of type; `brief`
 * keeps the first clause of each description.
 */
export type Size = { depth: number; brief: boolean };

/** What these fields are is the same everywhere, and the server's instructions say it once. */
const saidOnce: ReadonlySet<string> = new Set(['mission', 'cursor', 'leaseToken']);

/**
 * The input of an operation, small enough to be listed. Bounds and patterns stay with the operation, which
 * refuses by the field's name; `size.depth` says how deep objects are schemas, below that they are signatures.
 */
export function inputSchema(schema: z.ZodType, size: Size): ToolSchema {
  const source = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (size.brief && jsonSchema.description) jsonSchema.description = firstClause(jsonSchema.description);
    },
  }) as Source;
  return { type: 'object', ...shrink(source, size.depth + 1) };
}

/** The names and types of an answer's fields; of several shapes all fields, required where every shape has them. */
export function outputSchema(schema: z.ZodType): ToolSchema {
  const source = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }) as Source;
  const shapes = source.anyOf ?? [source];
  const names = [...new Set(shapes.flatMap(({ properties }) => Object.keys(properties ?? {})))];
  const typesOf = (name: string) =>
    shapes.flatMap(({ properties }) => (properties?.[name] ? (shrink(properties[name], 1).type ?? []) : []));
  const required = names.filter((name) => shapes.every((shape) => shape.required?.includes(name)));
  const typed = (types: string[]): ToolSchema =>
    types.length === 0 ? {} : { type: types.length === 1 ? (types[0] as string) : types };
  return {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, typed([...new Set(typesOf(name))])])),
    required,
  };
}

/** Up to where a reader may stop; a list of shapes is one clause. */
const firstClause = (words: string): string =>
  words.includes('{') ? words : (/^.*?(?=[.;:](?:\s|$))/.exec(words)?.[0] ?? words);

function shrink(source: Source, depth: number, beside: Beside = nothingBeside): ToolSchema {
  const { description } = source;
  const words = description === undefined ? {} : { description };
  if (source.$ref !== undefined) return words;
  if (source.const !== undefined) return { ...words, enum: [source.const] };
  if (source.enum) return { ...words, enum: source.enum };
  if (source.anyOf) return { ...words, ...shrinkChoice(source.anyOf, depth) };
  if (source.allOf) return { ...words, ...shrink(source.allOf[0] ?? {}, depth) };
  if (depth === 0 && isStructured(source.type === 'array' ? source.items : source))
    return { type: source.type as string, description: joined(description, lineOf(source, beside)) };
  if (source.type === 'array') return { ...words, type: 'array', items: shrink(source.items ?? {}, depth) };
  if (source.properties) return { ...words, ...shrinkObject(source, source.properties, depth - 1) };
  return source.type === undefined ? words : { ...words, type: source.type };
}

function shrinkObject(source: Source, properties: Record<string, Source>, depth: number): ToolSchema {
  const { required = [] } = source;
  const before = new Map<string, string>();
  const shrunk = Object.entries(properties).map(([name, part]) => {
    const { description: words, ...said } = shrink(part, depth, before);
    const small = words === undefined || saidOnce.has(name) ? said : { description: words, ...said };
    before.set(name, signature(part, nothingBeside));
    return [name, small];
  });
  return { type: 'object', properties: Object.fromEntries(shrunk), ...(required.length > 0 && { required }) };
}

/** Several shapes are one where a writer loses nothing: choices, plain types, one or several, a flag in words. */
function shrinkChoice(choices: Source[], depth: number): ToolSchema {
  const parts = choices.map(({ description: _, ...choice }) => shrink(choice, depth));
  const list = parts.find(({ items }) => items);
  if (list && parts.every((part) => part === list || same(part, list.items))) return list;
  if (parts.some((part) => part.type === 'boolean') && parts.some((part) => same(part.enum, ['true', 'false'])))
    return { type: 'boolean' };
  if (parts.every((part) => part.enum)) return { enum: parts.flatMap((part) => part.enum ?? []) };
  const types = parts.flatMap((part) => part.type ?? part.enum?.map(typeOf) ?? 'any');
  if (types.includes('any')) return {};
  if (parts.some((part) => part.properties || part.items)) return { anyOf: parts };
  const distinct = [...new Set(types)];
  return { type: distinct.length === 1 ? (distinct[0] as string) : distinct };
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const isStructured = (source: Source | undefined): boolean => source?.properties !== undefined;

const joined = (description: string | undefined, line: string): string =>
  [description?.replace(/\.?$/, '.'), line].filter((part) => part).join(' ');

/** The signatures of the fields before one, so that a line need not say again what stands there. */
type Beside = ReadonlyMap<string, string>;
const nothingBeside: Beside = new Map();

/** A shape that stands beside already is named by where it stands. */
function lineOf(source: Source, beside: Beside): string {
  const line = signature(source, nothingBeside);
  const [twin] = [...beside].find(([, other]) => loose(other) === loose(line)) ?? [];
  return twin === undefined ? signature(source, beside) : `Shaped like ${twin}.`;
}

/** Whatever may be left out counts as the same shape. */
const loose = (line: string): string => line.replaceAll('?:', ':');

/** A shape in one line: {name: string, tags?: string[]}. */
function signature(source: Source, beside: Beside): string {
  if (source.const !== undefined) return JSON.stringify(source.const);
  if (source.enum) return source.enum.map((value) => JSON.stringify(value)).join('|');
  if (source.anyOf) return [...new Set(source.anyOf.map((one) => signature(one, beside)))].join('|');
  if (source.allOf) return signature(source.allOf[0] ?? {}, beside);
  if (source.type === 'array') return listOf(signature(source.items ?? {}, beside));
  if (source.properties) return objectSignature(source, source.properties, beside);
  return [source.type ?? 'any'].flat().join('|');
}

const listOf = (one: string): string => (/^[^{]*\|/.test(one) ? `(${one})[]` : `${one}[]`);

function objectSignature({ required }: Source, properties: Record<string, Source>, beside: Beside): string {
  const own: string[] = [];
  let repeated = false;
  for (const [name, part] of Object.entries(properties)) {
    const line = signature(part, nothingBeside);
    const isOptional = !required?.includes(name);
    if (isOptional && beside.get(name) === line) repeated = true;
    else own.push(`${name}${isOptional ? '?' : ''}: ${line}`);
  }
  return `{${[...own, ...(repeated ? ['… as beside'] : [])].join(', ')}}`;
}

const typeOf = (value: unknown): string => (value === null ? 'null' : typeof value);
