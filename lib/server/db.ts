import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../../generated/prisma/client';
import { DomainError } from '../core/errors';
import { env } from './env';
import { log } from './log';
import { nameStatements } from './statement-names';

export { Prisma } from '../../generated/prisma/client';

/** A client inside a transaction; also what reads take, so that they can join one. */
export type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];

type Ambient = {
  tx: Tx;
  afterCommit: (() => void)[];
  afterRollback: (() => Promise<void>)[];
  shared: Map<string, unknown>;
};

// One client a process, also across hot reloads; next build loads this file without a database.
const held = globalThis as { missionControlDb?: PrismaClient };

function client(): PrismaClient {
  held.missionControlDb ??= new PrismaClient({
    adapter: new PrismaPg(
      {
        connectionString: env().DATABASE_URL,
        max: env().MC_DATABASE_CONNECTIONS,
        application_name: 'mission-control',
        // The adapter drops the offset of a timestamptz and takes the rest for UTC: the session must write in UTC.
        options: '-c timezone=UTC',
      },
      {
        onPoolError: (error) => log.warn({ err: error.message }, 'database connection dropped'),
        statementNameGenerator: nameStatements(),
      },
    ),
  });
  return held.missionControlDb;
}

const ambient = new AsyncLocalStorage<Ambient>();

/** For reads: the transaction under way, else the pool. */
export function db(): Tx {
  return ambient.getStore()?.tx ?? client();
}

/** Ends the pool; for scripts and tests. */
export async function disconnect(): Promise<void> {
  await held.missionControlDb?.$disconnect();
  delete held.missionControlDb;
}

const retryable = new Set(['40001', '40P01', 'P2034']);
const maxTries = 4;
/** Longer than any statement of ours takes under load, short enough that a hung one frees its locks. */
const timeoutMs = 15_000;

/**
 * Runs `work` in one transaction, or joins the one under way. Deadlocks and serialization failures run it again, so
 * it must have no effect outside the database: those go to `afterCommit`.
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const joined = ambient.getStore();
  if (joined) return work(joined.tx);
  for (let attempt = 1; ; attempt++) {
    const afterCommit: (() => void)[] = [];
    const afterRollback: (() => Promise<void>)[] = [];
    try {
      const result = await client().$transaction(
        (tx) => ambient.run({ tx, afterCommit, afterRollback, shared: new Map() }, () => work(tx)),
        {
          maxWait: timeoutMs,
          timeout: timeoutMs,
        },
      );
      for (const effect of afterCommit) effect();
      return result;
    } catch (error) {
      if (attempt < maxTries && retryable.has(sqlState(error))) continue;
      for (const effect of afterRollback) await effect();
      throw error;
    }
  }
}

/** Runs `effect` once the transaction under way has committed; at once where there is none. */
export function afterCommit(effect: () => void): void {
  const joined = ambient.getStore();
  if (joined) joined.afterCommit.push(effect);
  else effect();
}

/**
 * Runs `effect` once the transaction under way has failed and given its connection back: for what must survive its
 * rollback, such as an orphan report. Nothing happens where it commits.
 */
export function afterRollback(effect: () => Promise<void>): void {
  const joined = ambient.getStore();
  if (!joined) throw new Error('no transaction is under way');
  joined.afterRollback.push(effect);
}

/** What commands joined in one transaction hold in common, by key; empty at its start. */
export function sharedInTransaction(): Map<string, unknown> {
  const joined = ambient.getStore();
  if (!joined) throw new Error('no transaction is under way');
  return joined.shared;
}

/** Leaves the ambient transaction for `work`. */
export function outsideTransaction<T>(work: () => Promise<T>): Promise<T> {
  return ambient.exit(work);
}

/** The SQLSTATE (or Prisma code) of a database error, '' for anything else. */
export function sqlState(error: unknown): string {
  if (typeof error !== 'object' || error === null || error instanceof DomainError) return '';
  const { code, cause, meta } = error as { code?: unknown; cause?: unknown; meta?: { driverAdapterError?: unknown } };
  const inner = cause ?? meta?.driverAdapterError;
  const deep = inner && typeof inner === 'object' ? originalCode(inner) : '';
  return deep || (typeof code === 'string' ? code : '');
}

function originalCode(error: object): string {
  const { originalCode: state, cause, code } = error as { originalCode?: unknown; cause?: unknown; code?: unknown };
  if (typeof state === 'string') return state;
  if (cause && typeof cause === 'object') return originalCode(cause);
  return typeof code === 'string' ? code : '';
}

/** Whether the error is a broken unique index or primary key. */
export const isDuplicate = (error: unknown): boolean => ['23505', 'P2002'].includes(sqlState(error));
