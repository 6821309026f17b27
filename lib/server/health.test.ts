import pg from 'pg';
import { expect, test } from 'vitest';
import { checkReady } from './health';

test('a migrated database that answers is ready, one that lacks a migration is not', async () => {
  await expect(checkReady()).resolves.toBeUndefined();

  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  await client.query('update _prisma_migrations set finished_at = null');
  await client.end();

  await expect(checkReady()).rejects.toMatchObject({ code: 'unavailable', retryAfterSeconds: 5 });
});
