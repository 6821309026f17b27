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
