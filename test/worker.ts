import { inject } from 'vitest';
import { cloneDatabase } from './database.ts';

// Before any module of ours is imported: lib/server/db reads the address when it first connects. Each test file gets a
// database of its own, empty and migrated.
process.env.DATABASE_URL = await cloneDatabase(inject('databaseServerUrl'), `worker_${process.env.VITEST_POOL_ID}`);
process.env.MC_SECRET = 'a secret for tests alone, of fifty characters or so';
process.env.MC_URL = 'http://localhost:3000';
