import 'server-only';
import { clientOn } from './client';
import { type Connection, pool } from './pool';
import { guestOn, type Tx } from './prisma';

export type OpenTransaction = {
  tx: Tx;
  /** Waits for these statements too, which are sent; throws where it is not known that all is kept: roll back then. */
  commit: (lastWords: readonly Promise<unknown>[]) => Promise<void>;
  /** Gives the connection back, whatever became of it. */
  rollback: () => Promise<void>;
};

const ignore = () => {};

/** A transaction on a connection of its own; whoever begins it ends it. */
export async function begin(): Promise<OpenTransaction> {
  const connection = await pool().connect();
  const guest = guestOn(connection);
  let isOpen = true;
  const use = (): Connection => {
    if (!isOpen) throw new Error('the transaction has ended: a statement of it was not awaited');
    return connection;
  };
  // It travels with the first statement, which fails where it does.
  connection.query('begin').catch(ignore);
  return {
    tx: clientOn(use, guest),
    commit: async (lastWords) => {
      isOpen = false;
      await guest.leave();
      const [{ command }] = await Promise.all([connection.query('commit'), ...lastWords]);
      // A failed statement whose error was swallowed turns the commit into a rollback, which is no error to the database.
      if (command !== 'COMMIT') throw new Error('nothing was committed: a statement before had failed');
      connection.release();
    },
    rollback: async () => {
      isOpen = false;
      await guest.leave().catch(ignore);
      // A connection that cannot even roll back is lost: the server has rolled back for it.
      const isLost = await connection.query('rollback').then(
        () => false,
        () => true,
      );
      connection.release(isLost);
    },
  };
}
