import 'server-only';
import pg from 'pg';
import { env } from './env';
import { log } from './log';

export type Connection = pg.PoolClient;

/** Longer than any statement of ours takes under load, short enough that a hung one frees its locks. */
export const timeoutMs = 15_000;

// One pool a process, also across hot reloads; next build loads this file without a database.
const held = globalThis as { missionControlPool?: pg.Pool };

/** The connections of this process to the database. */
export function pool(): pg.Pool {
  held.missionControlPool ??= openPool(env().DATABASE_URL);
  return held.missionControlPool;
}

export function openPool(connectionString: string): pg.Pool {
  const opened = new pg.Pool({
    connectionString,
    max: env().MC_DATABASE_CONNECTIONS,
    connectionTimeoutMillis: timeoutMs,
    application_name: 'mission-control',
    // Prisma's adapter drops the offset of a timestamptz and takes the rest for UTC: the session must write in UTC.
    // Compiling a statement of ours would take longer than running it.
    options: `-c timezone=UTC -c transaction_timeout=${timeoutMs} -c jit=off`,
    // Statements that do not wait for each other's answers share a round trip.
    pipeline: true,
    types: { getTypeParser },
  });
  opened.on('error', (error) => log.warn({ err: error.message }, 'database connection dropped'));
  // Whoever holds the connection learns it from the statement that fails.
  opened.on('connect', (connection) => connection.on('error', () => {}));
  return opened;
}

/** Ends every connection; for scripts and tests. */
export async function closePool(): Promise<void> {
  await held.missionControlPool?.end();
  delete held.missionControlPool;
}

/** Rows of raw statements hold what Prisma's would: a bigint is one. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  return oid === pg.types.builtins.INT8 ? BigInt : pg.types.getTypeParser(oid, format);
}
