import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { operations } from '../operations';
import { openApiDocument } from './document';

const document = openApiDocument('https://missions.example.org');

test('every operation stands once in the document under its name', () => {
  const ids = Object.values(document.paths ?? {}).flatMap((path) =>
    Object.values(path).map((one) => (one as { operationId: string }).operationId),
  );
  expect(ids.toSorted()).toEqual(operations.map((operation) => operation.name).toSorted());
});

type Described = {
  parameters?: { name: string; in: string }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
};
type Schema = {
  $ref?: string;
  type?: string;
  items?: Schema;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
} & {
  additionalProperties?: unknown;
  required?: string[];
};
const operationOf = (name: string): Described => {
  const all = Object.values(document.paths ?? {}).flatMap((path) => Object.values(path));
  return all.find((one) => (one as { operationId: string }).operationId === name) as Described;
};
const headersOf = (name: string) =>
  (operationOf(name).parameters ?? []).filter((one) => one.in === 'header').map((one) => one.name);

test('the headers that an operation takes stand in the document', () => {
  expect(headersOf('claim_task')).toEqual(['Mission-Workspace', 'Idempotency-Key']);
  expect(headersOf('add_evidence')).toEqual(['Mission-Workspace', 'Idempotency-Key', 'Mission-Lease']);
  expect(headersOf('complete_task')).toEqual(['Mission-Workspace', 'Mission-Lease']);
  expect(headersOf('update_task')).toEqual(['Mission-Workspace', 'Idempotency-Key', 'If-Match']);
  expect(headersOf('list_missions')).toEqual(['Mission-Workspace']);
  expect(headersOf('get_setup_state')).toEqual([]);
});

test('a lease that comes as a header is not required in the body', () => {
  const body = operationOf('complete_task').requestBody?.content['application/json']?.schema;
  expect(body?.properties).toHaveProperty('leaseToken');
  expect(body?.required).toEqual(['handoff']);
});

/** Objects of a body that would swallow a misspelt field, by path. */
function lenient(schema: Schema, path: string): string[] {
  const name = schema.$ref?.split('/').at(-1);
  if (name) return [];
  const here = schema.properties && schema.additionalProperties !== false ? [path] : [];
  const parts = [...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])];
  return [
    ...here,
    ...parts.flatMap((part) => lenient(part, path)),
    ...Object.entries(schema.properties ?? {}).flatMap(([key, part]) => lenient(part, `${path}.${key}`)),
  ];
}

test('no body takes a field that it does not know, at any depth, so that a misspelt one is never lost', () => {
  const bodies = operations.flatMap(({ name }) => {
    const schema = operationOf(name).requestBody?.content['application/json']?.schema;
    return schema ? [[name, schema] as const] : [];
  });
  const named = Object.entries((document.components?.schemas ?? {}) as Record<string, Schema>);
  const inputs = named.filter(([name]) => JSON.stringify(bodies).includes(`#/components/schemas/${name}"`));
  expect([...bodies, ...inputs].flatMap(([name, schema]) => lenient(schema, name))).toEqual([]);
});

test('the document lints clean as OpenAPI 3.1 by a tool that is not ours', () => {
  const folder = mkdtempSync(join(tmpdir(), 'openapi-'));
  try {
    const file = join(folder, 'openapi.json');
    writeFileSync(file, JSON.stringify(document));
    const linted = spawnSync(
      'node_modules/.bin/redocly',
      ['lint', '--extends=recommended', '--max-problems=20', file],
      {
        encoding: 'utf8',
        env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
      },
    );
    expect(linted.stderr).toContain('Your API description is valid');
    expect(linted.stderr).not.toMatch(/\d+ (errors?|warnings?)/);
    expect(linted.status).toBe(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
