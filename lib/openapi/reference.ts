import { z } from 'zod';
import type { Operation } from '../core/operation';
import { operations } from '../operations';
import { accessText, splitInput } from './document';
import { headersOf } from './headers';
import { sectionOf, sections } from './sections';

export type Field = {
  name: string;
  place: 'path' | 'query' | 'body' | 'header';
  type: string;
  required: boolean;
  about: string;
};
export type Entry = {
  name: string;
  title: string;
  about: string;
  method: string;
  path: string;
  access: string;
  fields: Field[];
  /** The answer's shape, indented. */
  answer: string;
  curl: string;
};
export type Reference = { name: string; about: string; entries: Entry[] }[];

type Schema = {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  description?: string;
  format?: string;
  default?: unknown;
  $ref?: string;
};

/** The reference as people read it, from the same declarations as the document. */
export function apiReference(origin: string): Reference {
  return sections.map(({ name, about }) => ({
    name,
    about,
    entries: operations.filter(({ path }) => sectionOf(path) === name).map((one) => toEntry(one, origin)),
  }));
}

function toEntry(operation: Operation, origin: string): Entry {
  const fields = [...fieldsOf(operation), ...headerRows(operation)];
  return {
    name: operation.name,
    title: operation.title,
    about: operation.description,
    method: operation.method,
    path: `/api/v1${operation.path}`,
    access: accessText(operation).replaceAll('`', ''),
    fields,
    answer: operation.status === 204 ? 'No content.' : shapeText(jsonSchema(operation.output, 'output'), 0),
    curl: curlText(operation, fields, origin),
  };
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Schema {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Schema;
}

function fieldsOf(operation: Operation): Field[] {
  const { path } = splitInput(operation);
  const inQuery = operation.method === 'GET' || operation.method === 'DELETE' || operation.bytes !== undefined;
  const schema = jsonSchema(operation.input, 'input');
  return Object.entries(schema.properties ?? {})
    .filter(([name]) => name !== 'bytes')
    .map(([name, field]) => ({
      name,
      place: name in path ? 'path' : inQuery ? 'query' : 'body',
      type: typeText(field),
      required: schema.required?.includes(name) ?? false,
      about: [field.description, field.default === undefined ? undefined : `Default ${JSON.stringify(field.default)}.`]
        .filter(Boolean)
        .join(' '),
    }));
}

/** Of a workspace, the page says once for all how it is named. */
const headerRows = (operation: Operation): Field[] =>
  headersOf(operation)
    .filter(({ name }) => name !== 'Mission-Workspace')
    .map(({ name, about }) => ({ name, place: 'header', type: 'string', required: false, about }));

function typeText(schema: Schema): string {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map(typeText))].join(' | ');
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.items) return `${typeText(schema.items)}[]`;
  if (schema.format === 'date-time') return 'time';
  return [schema.type ?? 'any'].flat().join(' | ');
}

/** How deep an answer is spelled out; below that its kind is enough. */
const maxDepth = 3;

function shapeText(schema: Schema, depth: number): string {
  const pad = '  '.repeat(depth);
  if (schema.items) {
    const inner = shapeText(schema.items, depth);
    return inner.includes('\n') ? `[${inner}]` : `${inner}[]`;
  }
  const choice = (schema.anyOf ?? schema.oneOf)?.find((one) => one.properties);
  if (choice && !schema.properties) {
    const others = (schema.anyOf ?? schema.oneOf ?? []).filter((one) => !one.properties).map(typeText);
    return [shapeText(choice, depth), ...others].join(' | ');
  }
  if (!schema.properties) return typeText(schema);
  if (depth >= maxDepth) return '{ … }';
  const lines = Object.entries(schema.properties).map(([name, one]) => `${pad}  ${name}: ${shapeText(one, depth + 1)}`);
  return `{\n${lines.join('\n')}\n${pad}}`;
}

function curlText(operation: Operation, fields: Field[], origin: string): string {
  const url = `${origin}/api/v1${operation.path.replace(/\{(\w+)\}/g, (_, name: string) => `$${name.toUpperCase()}`)}`;
  const lines = [`curl ${operation.method === 'GET' ? '' : `-X ${operation.method} `}"${url}"`];
  if (operation.access.who !== 'anyone') lines.push('-H "Authorization: Bearer $MC_TOKEN"');
  if (operation.creates) lines.push(`-H "Idempotency-Key: $(od -An -N16 -tx1 /dev/urandom | tr -d ' ')"`);
  if (operation.bytes) lines.push('-H "Content-Type: application/octet-stream"', '--data-binary @file');
  else if (!['GET', 'DELETE'].includes(operation.method)) {
    const body = fields
      .filter(({ place, required }) => place === 'body' && required)
      .map(({ name, type }) => `"${name}": ${sample(type)}`);
    lines.push('-H "Content-Type: application/json"', `-d '{${body.join(', ')}}'`);
  }
  return lines.join(' \\\n  ');
}

function sample(type: string): string {
  if (type.startsWith('"')) return type.split(' | ')[0] ?? '""';
  if (type.endsWith('[]')) return '[]';
  return { integer: '1', number: '1', boolean: 'true', object: '{}', time: '"2030-01-31T12:00:00Z"' }[type] ?? '"…"';
}
