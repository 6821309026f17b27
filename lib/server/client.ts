import 'server-only';
import type pg from 'pg';
import { Prisma } from '../../generated/prisma/client';
import { type Connection, pool } from './pool';
import { type Guest, prisma, type Tx } from './prisma';
import { nameOf } from './statement-names';

// One face for both ways to the database: models through Prisma, raw statements to the driver itself, because Prisma's
// engine makes each of them three times as dear.

/** The client outside every transaction. */
export const pooledClient = (): Tx =>
  withStatements(
    () => pool(),
    (model) => Reflect.get(prisma(), model),
  );

/** The client inside a transaction on this connection, which is null from its end on. */
export const clientOn = (connection: () => Connection, guest: Guest): Tx =>
  withStatements(connection, (model) => callsOf(async () => Reflect.get(await guest.join(), model)));

function withStatements(to: () => pg.Pool | Connection, model: (name: string) => unknown): Tx {
  const statements: Record<string, unknown> = {
    $queryRaw: async (...given: Statement) => (await send(to(), given)).rows,
    $executeRaw: async (...given: Statement) => (await send(to(), given)).rowCount ?? 0,
  };
  return new Proxy({} as Tx, { get: (_, name: string) => statements[name] ?? model(name) });
}

/** Every method of an object that is still to come. */
const callsOf = (object: () => Promise<Record<string, (...given: unknown[]) => unknown>>): unknown =>
  new Proxy(
    {},
    {
      get:
        (_, method: string) =>
        async (...given: unknown[]) =>
          (await object())[method]?.(...given),
    },
  );

type Statement = [TemplateStringsArray | Prisma.Sql, ...unknown[]];

function send(to: pg.Pool | Connection, [first, ...values]: Statement): Promise<pg.QueryResult> {
  const { text, values: parameters } = first instanceof Prisma.Sql ? first : Prisma.sql(first, ...values);
  return to.query({ name: nameOf(text), text, values: parameters });
}
