import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';

test('every state, kind and role of the database has its word, which in English is its name', async () => {
  const models = join(process.cwd(), 'prisma/models');
  const schema = readdirSync(models)
    .map((name) => readFileSync(join(models, name), 'utf8'))
    .join('\n');
  const names = [...schema.matchAll(/^enum \w+ \{(.*?)@@map/gms)].flatMap(([, body = '']) => body.trim().split(/\s+/));
  expect(names.length).toBeGreaterThan(80);
  const said = async (language: string) => {
    vi.stubEnv('MC_LANGUAGE', language);
    vi.resetModules();
    const { termOf, wordedTerms } = await import('./terms');
    vi.unstubAllEnvs();
    return { termOf, wordedTerms };
  };
  const english = await said('en');
  expect(english.termOf('send_back')).toBe('send back');
  expect(english.termOf('not_one_of_ours')).toBe('not one of ours');
  const other = await said('xx');
  expect(names.filter((name) => !(name in other.wordedTerms()))).toEqual([]);
});
