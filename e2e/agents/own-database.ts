import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '@/generated/prisma/client';
import { disconnect } from '@/lib/server/db';

/** Turns this process's factories to another database than that of the common server, until `leaveDatabase`. */
export async function enterDatabase(connectionString: string): Promise<void> {
  await disconnect();
  Object.assign(globalThis, { missionControlDb: new PrismaClient({ adapter: new PrismaPg({ connectionString }) }) });
}

export const leaveDatabase = disconnect;
