import { disconnect } from '@/lib/server/db';
import { openPool } from '@/lib/server/pool';

/** Turns this process's factories to another database than that of the common server, until `leaveDatabase`. */
export async function enterDatabase(connectionString: string): Promise<void> {
  await disconnect();
  Object.assign(globalThis, { missionControlPool: openPool(connectionString) });
}

export const leaveDatabase = disconnect;
