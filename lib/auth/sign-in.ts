import 'server-only';
import type { User } from 'next-auth';
import { newId } from '@/lib/core/ids';
import { db, transaction } from '@/lib/server/db';
import { log } from '@/lib/server/log';
import { failureOf } from '@/lib/server/problem';
import { systemTenant } from '@/lib/server/tenant';
import { recordInEach } from './commands';
import { passwordMatches } from './password';
import { giveSignInTryBack, takeSignInTry } from './throttle';

/** The refusal has left by then: how long it takes must not tell who has an account. */
const afterAnswerMs = 100;

/**
 * The person with this address and password, or null; throws `rate_limited` before looking at a password. Successes
 * and failures stand in the chains of the person's workspaces; an unknown address only in the log, by its absence.
 */
export async function signIn(given: { email: string; password: string }, address: string): Promise<User | null> {
  const email = given.email.trim().toLowerCase();
  await takeSignInTry(email, address);
  const requestId = newId('request');
  const person = await db().user.findUnique({ where: { email } });
  const matches = await passwordMatches(given.password, person?.passwordHash ?? null);
  if (!person || !matches) {
    log.warn({ requestId, known: person !== null }, 'sign-in refused');
    if (person) setTimeout(() => void recordFailure(person.id, requestId), afterAnswerMs);
    return null;
  }
  await giveSignInTryBack(email, address);
  await transaction((tx) => recordInEach(tx, { userId: person.id, requestId }, { type: 'session.signed_in' }));
  return { id: person.id, sessionVersion: person.sessionVersion };
}

/** By the system: who typed the wrong password is not known to be the member. */
async function recordFailure(userId: string, requestId: string): Promise<void> {
  try {
    await transaction((tx) =>
      recordInEach(tx, { userId, requestId }, { type: 'session.sign_in_failed' }, ({ workspaceId }) =>
        systemTenant(workspaceId, requestId),
      ),
    );
  } catch (error) {
    log.error({ requestId, failure: failureOf(error) }, 'a refused sign-in could not be recorded');
  }
}
