import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { cloneDatabase } from '../test/database.ts';
import { migrate, readMigrations } from './migrate.ts';
import { startThrowawayPostgres, type ThrowawayPostgres } from './postgres.ts';

const root = process.cwd();
let server: ThrowawayPostgres;
let url: string;

beforeAll(async () => {
  server = await startThrowawayPostgres();
});
afterAll(() => server.stop());
beforeEach(async () => {
  url = await cloneDatabase(server.url, 'migrated', 'template1');
});

async function query(sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('replicas that start together on an empty database apply each migration once', async () => {
  const all = readMigrations(root).map((migration) => migration.name);
  const applied = await Promise.all([migrate(root, url), migrate(root, url), migrate(root, url)]);
  expect(applied.flat()).toEqual(all);
  expect(await query('select migration_name from _prisma_migrations order by migration_name')).toEqual(
    all.map((name) => ({ migration_name: name })),
  );
});

test('a database that knows a migration we do not is refused and left as it is', async () => {
  await migrate(root, url);
  await query(`update _prisma_migrations set migration_name = '99990101000000_from_the_future'
    where migration_name = (select max(migration_name) from _prisma_migrations)`);
  await expect(migrate(root, url)).rejects.toThrow(/newer than this program.*99990101000000_from_the_future/);
  expect(await query(`select from _prisma_migrations where migration_name like '9999%'`)).toHaveLength(1);
});

test('a migration that was edited after it was applied is refused', async () => {
  await migrate(root, url);
  await query(`update _prisma_migrations set checksum = repeat('0', 64)`);
  await expect(migrate(root, url)).rejects.toThrow(/another text/);
});
