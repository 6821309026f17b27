import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkDatabase } from '../../scripts/database.ts';
import { tryLock } from '../../scripts/lock.js';
import { migrate } from '../../scripts/migrate.ts';
import { findRunningPostgres, startPostgres } from '../../scripts/postgres.ts';
import { Problem } from '../../scripts/problem.ts';
import { keepSecret, readSettings } from '../../scripts/settings.ts';

/**
 * Runs `work` with the environment that the server of this checkout has: on DATABASE_URL where it is set, else on the
 * built-in database, which is started for the moment when it does not run.
 */
export async function withLocalDatabase<T>(root: string, work: () => Promise<T>): Promise<T> {
  const { dataDir, databaseUrl, url } = readSettings(root, process.env);
  const environment = { MC_URL: url, MC_DATA_DIR: dataDir, LOG_LEVEL: 'silent' };
  if (databaseUrl) {
    await checkDatabase(databaseUrl);
    Object.assign(process.env, environment);
    return work();
  }
  if (!existsSync(join(dataDir, 'postgres-password'))) {
    throw new Problem(
      `There is no Mission Control in ${dataDir} yet. Run npm start first, and create the first owner.`,
    );
  }
  Object.assign(process.env, environment, { MC_SECRET: process.env.MC_SECRET || keepSecret(dataDir, 'secret') });
  const running = findRunningPostgres(dataDir);
  if (running) {
    process.env.DATABASE_URL = running;
    return work();
  }
  return withStartedDatabase(root, dataDir, work);
}

async function withStartedDatabase<T>(root: string, dataDir: string, work: () => Promise<T>): Promise<T> {
  const lock = await tryLock(`${dataDir}:data`, `process ${process.pid}, a local command`);
  if ('heldBy' in lock)
    throw new Problem(`Mission Control is just starting or stopping (${lock.heldBy}). Try again in a moment.`);
  const database = await startPostgres(dataDir);
  try {
    await migrate(root, database.url);
    process.env.DATABASE_URL = database.url;
    return await work();
  } finally {
    await database.stop();
    await lock.release();
  }
}
