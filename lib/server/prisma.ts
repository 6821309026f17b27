import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import type { Transaction } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { PrismaClient } from '../../generated/prisma/client';
import { type Connection, closePool, pool, timeoutMs } from './pool';
import { nameOf } from './statement-names';

/** A client inside a transaction; also what reads take, so that they can join one. */
export type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];

// The driver takes an undefined name as none; the adapter's type does not say so.
const options = { statementNameGenerator: ({ sql }: { sql: string }) => nameOf(sql) as string };
// One of each a process, also across hot reloads and the copies of this module that a build makes: the client is made
// by one copy and asked by all, so they must speak of the same joining. Next build loads this file without a database.
const held = globalThis as {
  missionControlPrisma?: PrismaClient;
  missionControlJoining?: AsyncLocalStorage<Connection>;
};
held.missionControlJoining ??= new AsyncLocalStorage();
/** The connection whose transaction Prisma is about to join. */
const joining = held.missionControlJoining;

/** Prisma over our pool. Where it joins a transaction of ours it neither begins nor ends one. */
class JoiningAdapter extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const begin = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolation) => {
      const connection = joining.getStore();
      return connection ? join(connection) : begin(isolation);
    };
    return adapter;
  }
}

async function join(connection: Connection): Promise<Transaction> {
  const alone = await new PrismaPg(poolOf(connection), options).connect();
  const nothing = async () => {};
  return Object.assign(alone, { options: { usePhantomQuery: true }, commit: nothing, rollback: nothing });
}

/** What Prisma takes for a pool, of one connection. */
const poolOf = (connection: Connection): pg.Pool =>
  Object.assign(new pg.Pool(), { query: connection.query.bind(connection) });

export function prisma(): PrismaClient {
  held.missionControlPrisma ??= new PrismaClient({ adapter: new JoiningAdapter(pool(), options) });
  return held.missionControlPrisma;
}

/** Ends Prisma and the pool below it; for scripts and tests. */
export async function disconnect(): Promise<void> {
  await held.missionControlPrisma?.$disconnect();
  delete held.missionControlPrisma;
  await closePool();
}

export type Guest = {
  /** Prisma inside the transaction, from the first call on. */
  join: () => Promise<Tx>;
  /** Lets Prisma forget the transaction; call it before the end. */
  leave: () => Promise<void>;
};

/** Prisma in a transaction of ours on this connection: it comes when it is first asked, for it costs as much as the rest. */
export function guestOn(connection: Connection): Guest {
  const ended = Promise.withResolvers<void>();
  let stay: Promise<void> | undefined;
  let joined: Promise<Tx> | undefined;
  const arrive = () =>
    new Promise<Tx>((resolve, reject) => {
      const untilTheEnd = (tx: Tx) => {
        resolve(tx);
        return ended.promise;
      };
      stay = joining.run(connection, () =>
        prisma().$transaction(untilTheEnd, { timeout: timeoutMs, maxWait: timeoutMs }),
      );
      stay.catch(reject);
    });
  return {
    join: () => {
      joined ??= arrive();
      return joined;
    },
    leave: async () => {
      ended.resolve();
      await stay;
    },
  };
}
