import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { DomainError } from '../core/errors';
import { begin } from './begin';
import { pooledClient } from './client';
import type { Tx } from './prisma';

export { Prisma } from '../../generated/prisma/client';
export { disconnect, type Tx } from './prisma';

type Effects = { afterCommit: (() => void)[]; afterRollback: (() => Promise<void>)[] };
type Ambient = Effects & { tx: Tx; shared: Map<string, unknown>; lastWords: Promise<unknown>[] };

const ambient = new AsyncLocalStorage<Ambient>();
const outside = pooledClient();

/** For reads: the transaction under way, else the pool. */
export function db(): Tx {
  return ambient.getStore()?.tx ?? outside;
}

const retryable = new Set(['40001', '40P01', 'P2034']);
const maxTries = 4;

/**
 * Runs `work` in one transaction, or joins the one under way. Deadlocks and serialization failures run it again, so
 * it must have no effect outside the database: those go to `afterCommit`.
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const joined = ambient.getStore();
  if (joined) return work(joined.tx);
  for (let attempt = 1; ; attempt++) {
    const effects: Effects = { afterCommit: [], afterRollback: [] };
    try {
      const result = await runOnce(work, effects);
      for (const effect of effects.afterCommit) effect();
      return result;
    } catch (error) {
      if (attempt < maxTries && retryable.has(sqlState(error))) continue;
      for (const effect of effects.afterRollback) await effect();
      throw error;
    }
  }
}

async function runOnce<T>(work: (tx: Tx) => Promise<T>, effects: Effects): Promise<T> {
  const { tx, commit, rollback } = await begin();
  const lastWords: Promise<unknown>[] = [];
  try {
    const result = await ambient.run({ tx, ...effects, shared: new Map(), lastWords }, () => work(tx));
    await commit(lastWords);
    return result;
  } catch (error) {
    await rollback();
    throw error;
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

/**
 * Lets a statement that is sent be answered with the commit, which it spares a round trip; what it fails with, the
 * transaction fails with. For writes of which nothing is read.
 */
export function answeredAtCommit(statement: Promise<unknown>): void {
  const joined = ambient.getStore();
  if (!joined) throw new Error('no transaction is under way');
  // Heard at the commit; where none comes, another failure is told.
  statement.catch(() => {});
  joined.lastWords.push(statement);
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
