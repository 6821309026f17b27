import { inject } from 'vitest';
import { cloneDatabase, truncateAll } from './database.ts';

// The files of a worker share their modules, and with them the connections to one database, which each finds empty.
// Before any module of ours is imported: lib/server/db reads the address when it first connects.
const worker = globalThis as { databaseUrl?: string };
const isFirst = worker.databaseUrl === undefined;
worker.databaseUrl ??= await cloneDatabase(inject('databaseServerUrl'), `worker_${process.env.VITEST_POOL_ID}`);
for (const name of Object.keys(process.env)) if (name.startsWith('MC_')) delete process.env[name];
process.env.DATABASE_URL = worker.databaseUrl;
process.env.MC_SECRET = 'a secret for tests alone, of fifty characters or so';
process.env.MC_URL = 'http://localhost:3000';
if (!isFirst) await truncateAll();
