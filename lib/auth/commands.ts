import 'server-only';
import { DomainError, invalidInput, notFound } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { type NewEvent, recordInWorkspace } from '@/lib/events/chain';
import { db, isDuplicate, type Tx, transaction } from '@/lib/server/db';
import { openMemberships, type SignedIn } from '@/lib/server/gate';
import { sha256Hex } from '@/lib/server/hash';
import type { Tenant } from '@/lib/server/tenant';
import { hashPassword, passwordMatches } from './password';

export type NewPerson = { email: string; name: string; password: string };

/** Creates an account without any workspace. An address that has one is `conflict`. */
export async function createPerson(tx: Tx, given: NewPerson, requestId: string): Promise<SignedIn> {
  const { email, name, password } = given;
  const id = newId('user');
  try {
    await tx.user.create({ data: { id, email, name, passwordHash: await hashPassword(password) } });
  } catch (error) {
    if (isDuplicate(error)) throw accountExists();
    throw error;
  }
  return { userId: id, email, name, requestId };
}

export const accountExists = () =>
  new DomainError('conflict', {
    detail: 'There is an account with this address already.',
    next: 'Sign in with it, then open the link again.',
    errors: [{ path: 'email', message: 'has an account already' }],
  });

/** Renames the person in every workspace at once. */
export async function updateAccount(person: SignedIn, name: string): Promise<void> {
  await transaction(async (tx) => {
    await tx.user.update({ where: { id: person.userId }, data: { name } });
    await tx.principal.updateMany({ where: { member: { userId: person.userId } }, data: { name } });
    await recordInEach(tx, person, { type: 'member.renamed', data: { nameSha256: sha256Hex(name) } });
  });
}

/** Ends every session of the person from their next request on, and returns the moment. */
export async function signOutEverywhere(person: SignedIn): Promise<{ endedAt: Date }> {
  return transaction(async (tx) => {
    await tx.user.update({ where: { id: person.userId }, data: { sessionVersion: { increment: 1 } } });
    await recordInEach(tx, person, { type: 'session.ended_everywhere' });
    return { endedAt: new Date() };
  });
}

/** Sets a new password and ends every session. A wrong present password is `invalid_input`. */
export async function changePassword(
  person: SignedIn,
  given: { currentPassword: string; newPassword: string },
): Promise<{ endedAt: Date }> {
  const row = await db().user.findUniqueOrThrow({ where: { id: person.userId } });
  if (!(await passwordMatches(given.currentPassword, row.passwordHash)))
    throw invalidInput('currentPassword', 'is not your password', 'Type the password that you signed in with.');
  return setPassword(person, given.newPassword, 'self');
}

/** Sets a password without the old one: for the command on the machine itself. Ends every session. */
export async function resetPassword(email: string, newPassword: string): Promise<void> {
  const row = await db().user.findUnique({ where: { email: email.trim().toLowerCase() } });
  if (!row) throw notFound('account', 'in this installation');
  await setPassword({ userId: row.id, email, name: row.name, requestId: 'command' }, newPassword, 'command');
}

async function setPassword(person: SignedIn, password: string, by: 'self' | 'command'): Promise<{ endedAt: Date }> {
  const passwordHash = await hashPassword(password);
  return transaction(async (tx) => {
    await tx.user.update({
      where: { id: person.userId },
      data: { passwordHash, sessionVersion: { increment: 1 } },
    });
    await recordInEach(tx, person, { type: 'session.password_changed', data: { by } });
    return { endedAt: new Date() };
  });
}

/** Records a fact about an account in the chain of each of its workspaces, always in the same order of locks. */
export async function recordInEach(
  tx: Tx,
  person: Pick<SignedIn, 'userId' | 'requestId'>,
  event: NewEvent,
  by?: (tenant: Tenant) => Tenant,
): Promise<void> {
  for (const tenant of await openMemberships(person.userId, person.requestId))
    await recordInWorkspace(tx, by?.(tenant) ?? tenant, [{ ...event, subject: tenant.principal.id }]);
}
