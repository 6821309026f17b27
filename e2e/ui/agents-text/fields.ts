import { z } from 'zod';
import type { Operation } from '@/lib/core/operation';
import { agentScopes } from '@/lib/core/principal';
import { evidenceClaimSchema } from '@/lib/evidence/schema';
import { operations } from '@/lib/operations';
import { templatePlan } from '@/lib/templates/schema';

export type Schema = { [key: string]: unknown };

/** `words`: free text; `address`: a web address; `json`: any JSON; `bytes`: an upload. */
export type Kind = 'words' | 'address' | 'json' | 'bytes';
export type Field = { name: string; kind: Kind };

/** What an agent's token can write with, whatever its scopes. */
export const writingOperations = operations.filter(
  ({ kind, access }) =>
    kind !== 'read' &&
    access.who === 'workspace' &&
    access.agents &&
    agentScopes.some((scope) => scope === access.scope),
);

const toSchema = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;
export const properties = (schema: Schema) => (schema.properties ?? {}) as Record<string, Schema>;
const list = (value: unknown): Schema[] => (Array.isArray(value) ? value : []);
export const branches = (schema: Schema): Schema[] => list(schema.anyOf ?? schema.oneOf);
export const hasType = (schema: Schema, type: string): boolean =>
  Array.isArray(schema.type) ? schema.type.includes(type) : schema.type === type;

const evidenceValues: Schema = {
  anyOf: branches(toSchema(evidenceClaimSchema)).map((claim) => ({
    ...properties(claim).value,
    variant: properties(claim).kind?.const,
  })),
};
const templateParts = properties(toSchema(templatePlan));

/** The input of an operation. What it takes as any JSON and checks later has the shape that it is checked against. */
export function inputSchema(operation: Operation): Schema {
  return unfolded(toSchema(operation.input));
}

function unfolded(schema: Schema): Schema {
  const fields = properties(schema);
  const inner = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, unfolded(field)]));
  const isEvidence = 'kind' in fields && 'value' in fields && 'claim' in fields;
  const isTemplate = 'format' in fields && 'parameters' in fields;
  return {
    ...schema,
    ...(schema.items !== undefined && { items: unfolded(schema.items as Schema) }),
    ...(schema.properties !== undefined && {
      properties: { ...inner, ...(isEvidence && { value: evidenceValues }), ...(isTemplate && templateParts) },
    }),
  };
}

/** Markup, or it is no free text: a pattern that lets none of it through keeps every payload out. */
const probe = '<b>"';

/** What a field takes at this very place, if it takes text. */
export function kindOf(schema: Schema): Kind | undefined {
  if (typeof schema.$ref === 'string') return 'json';
  if (!hasType(schema, 'string') || schema.const !== undefined || schema.enum !== undefined) return undefined;
  if (schema.format === 'uri') return 'address';
  if (schema.format !== undefined) return undefined;
  return typeof schema.pattern === 'string' && !new RegExp(schema.pattern, 'u').test(probe) ? undefined : 'words';
}

/** Every field of an operation in which an agent can write something, by its path: `tasks[].title`, `value:commit.message`. */
export function fieldsOf(operation: Operation): Field[] {
  const found = new Map<string, Kind>(operation.bytes ? [['bytes', 'bytes']] : []);
  if (!operation.bytes) collect(inputSchema(operation), '', found);
  return [...found].map(([path, kind]) => ({ name: `${operation.name} ${path}`, kind }));
}

function collect(schema: Schema, path: string, found: Map<string, Kind>): void {
  const kind = kindOf(schema);
  if (kind) found.set(path, kind);
  for (const branch of branches(schema)) collect(branch, withVariant(path, branch), found);
  for (const [name, field] of Object.entries(properties(schema))) collect(field, joined(path, name), found);
  if (hasType(schema, 'array')) collect((schema.items ?? {}) as Schema, `${path}[]`, found);
  const others = schema.additionalProperties;
  if (others !== null && typeof others === 'object') collect(others as Schema, joined(path, '*'), found);
}

export const joined = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);
export const withVariant = (path: string, branch: Schema): string =>
  typeof branch.variant === 'string' ? `${path}:${branch.variant}` : path;
