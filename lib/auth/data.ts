import 'server-only';
import { db } from '@/lib/server/db';
import type { SignedIn } from '@/lib/server/gate';
import type { Account } from './schema';

export async function getAccount(person: SignedIn): Promise<Account> {
  const row = await db().user.findUniqueOrThrow({ where: { id: person.userId } });
  return { id: row.id, email: row.email, name: row.name, createdAt: row.createdAt.toISOString() };
}

/** Whether nobody has an account here yet. */
export async function needsOwner(): Promise<boolean> {
  return (await db().user.findFirst({ select: { id: true } })) === null;
}
