import { decode, encode } from 'next-auth/jwt';
import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { aWorkspace } from '@/test/factories';
import { db } from '../server/db';
import { openTenant, openUser, readCredentials } from '../server/gate';
import { sessionCookieName, sessionSecret } from '../server/session';
import { changePassword, createPerson, resetPassword, signOutEverywhere } from './commands';
import { changePassword as changePasswordHandler } from './handlers';
import { authOptions } from './options';
import { signIn } from './sign-in';

type Person = { userId: string; email: string; slug: string; workspaceId: string; memberId: string };

let person: Person;
let serial = 0;

/** A person with a password in a workspace of their own. */
async function aPerson(): Promise<Person> {
  const workspace = await aWorkspace();
  const email = `sessions-${++serial}@example.test`;
  const { userId } = await createPerson(db(), { email, name: 'Test person', password: 'first password' }, 'test');
  const memberId = workspace.owner.principal.id;
  await db().member.update({ where: { id: memberId }, data: { userId } });
  return { userId, email, slug: workspace.slug, workspaceId: workspace.id, memberId };
}

/** The cookie that next-auth would set for this person, by our own options. */
async function cookieFor(given: { email: string; password: string }, address = '192.0.2.1'): Promise<string> {
  const user = await signIn(given, address);
  if (!user) throw new Error('the sign-in was refused');
  const token = await authOptions().callbacks?.jwt?.({ token: {}, user, account: null });
  const text = await encode({ token: token ?? {}, secret: sessionSecret() });
  return `${sessionCookieName()}=${text}`;
}

const credentialsOf = (cookie: string) => readCredentials(new Headers({ cookie }));
const typesIn = async (workspaceId: string) =>
  (await db().event.findMany({ where: { chainId: workspaceId }, orderBy: { seq: 'asc' } })).map(({ type }) => type);

beforeAll(async () => {
  person = await aPerson();
});

test('the cookie of a sign-in opens the workspace for the person and holds nothing but who and which version', async () => {
  const cookie = await cookieFor({ email: person.email.toUpperCase(), password: 'first password' });
  const tenant = await openTenant(await credentialsOf(cookie), person.slug, 'test');
  expect(tenant.principal).toMatchObject({ kind: 'member', id: person.memberId, via: { door: 'session' } });
  const claims = await decode({ token: cookie.split('=')[1] ?? '', secret: sessionSecret() });
  expect(Object.keys(claims ?? {}).sort()).toEqual(['exp', 'iat', 'jti', 'sessionVersion', 'sub']);
});

test('a wrong password is refused without waiting for what is recorded of it, as an unknown address is', async () => {
  const one = await aPerson();
  const other = new pg.Client(process.env.DATABASE_URL);
  await other.connect();
  try {
    // Nothing can be recorded in the workspace of the person meanwhile: an answer that waited would never come.
    await other.query('begin');
    await other.query('select from workspace where id = $1 for update', [one.workspaceId]);
    for (const email of [one.email, 'nobody@example.test'])
      expect(await signIn({ email, password: 'wrong password' }, '192.0.2.2')).toBeNull();
    expect(await typesIn(one.workspaceId)).toEqual([]);
  } finally {
    await other.end();
  }
  await expect.poll(() => typesIn(one.workspaceId)).toEqual(['session.sign_in_failed']);
});

test('failures and successes stand in the chain of the workspace', async () => {
  const one = await aPerson();
  expect(await signIn({ email: one.email, password: 'wrong password' }, '192.0.2.2')).toBeNull();
  await expect.poll(() => typesIn(one.workspaceId)).toEqual(['session.sign_in_failed']);
  expect(await signIn({ email: one.email, password: 'first password' }, '192.0.2.2')).toMatchObject({ id: one.userId });
  expect(await typesIn(one.workspaceId)).toEqual(['session.sign_in_failed', 'session.signed_in']);
  const [failed] = await db().event.findMany({ where: { chainId: one.workspaceId }, orderBy: { seq: 'asc' } });
  expect(failed).toMatchObject({ principalId: `sys_${one.workspaceId.slice(4)}`, subjectId: one.memberId });
});

test('signing out everywhere ends every session at its next request', async () => {
  const one = await aPerson();
  const given = { email: one.email, password: 'first password' };
  const cookies = [await cookieFor(given), await cookieFor(given)];
  await signOutEverywhere({ userId: one.userId, email: one.email, name: 'x', requestId: 'test' });
  for (const cookie of cookies) {
    const credentials = await credentialsOf(cookie);
    await expect(openTenant(credentials, one.slug, 'test')).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(openUser(credentials, 'test')).rejects.toMatchObject({ code: 'unauthenticated' });
  }
  expect(await cookieFor(given)).toBeTruthy();
});

test('a changed password ends the sessions and only the new one signs in', async () => {
  const one = await aPerson();
  const signedIn = { userId: one.userId, email: one.email, name: 'x', requestId: 'test' };
  const cookie = await cookieFor({ email: one.email, password: 'first password' });
  await expect(
    changePassword(signedIn, { currentPassword: 'not this one', newPassword: 'second password' }),
  ).rejects.toMatchObject({ code: 'invalid_input' });
  await changePassword(signedIn, { currentPassword: 'first password', newPassword: 'second password' });
  await expect(openUser(await credentialsOf(cookie), 'test')).rejects.toMatchObject({ code: 'unauthenticated' });
  expect(await signIn({ email: one.email, password: 'first password' }, '192.0.2.3')).toBeNull();
  expect(await signIn({ email: one.email, password: 'second password' }, '192.0.2.3')).toMatchObject({
    id: one.userId,
  });
  expect(await typesIn(one.workspaceId)).toContain('session.password_changed');
});

test('a reset on the machine ends the sessions too, and an unknown address is not_found', async () => {
  const one = await aPerson();
  const cookie = await cookieFor({ email: one.email, password: 'first password' });
  await resetPassword(one.email, 'third password');
  await expect(openUser(await credentialsOf(cookie), 'test')).rejects.toMatchObject({ code: 'unauthenticated' });
  expect(await signIn({ email: one.email, password: 'third password' }, '192.0.2.4')).toMatchObject({ id: one.userId });
  await expect(resetPassword('nobody@example.test', 'third password')).rejects.toMatchObject({ code: 'not_found' });
});

test('guessing at one account is stopped after eight tries, for the right password too, and other accounts go on', async () => {
  const one = await aPerson();
  for (let guess = 0; guess < 8; guess++)
    expect(await signIn({ email: one.email, password: `guess ${guess}` }, `192.0.2.${100 + guess}`)).toBeNull();
  await expect(signIn({ email: one.email, password: 'first password' }, '192.0.2.5')).rejects.toMatchObject({
    code: 'rate_limited',
  });
  const other = await aPerson();
  expect(await signIn({ email: other.email, password: 'first password' }, '192.0.2.5')).not.toBeNull();
});

test('an address that guesses at many accounts is stopped too', async () => {
  for (let guess = 0; guess < 60; guess++)
    await signIn({ email: `guess-${guess}@example.test`, password: 'a guess' }, '198.51.100.7').catch(() => null);
  await expect(signIn({ email: person.email, password: 'first password' }, '198.51.100.7')).rejects.toMatchObject({
    code: 'rate_limited',
  });
  // Sixty hashes, one after the other.
}, 60_000);

test('a cookie under another name, with another secret or without a version opens nothing', async () => {
  const good = await encode({ token: { sub: person.userId, sessionVersion: 1 }, secret: sessionSecret() });
  const forged = await encode({ token: { sub: person.userId, sessionVersion: 1 }, secret: 'x'.repeat(64) });
  const versionless = await encode({ token: { sub: person.userId }, secret: sessionSecret() });
  const name = sessionCookieName();
  for (const cookie of [
    `next-auth.session-token=${good}`,
    `${name}=${forged}`,
    `${name}=${versionless}`,
    `${name}=x`,
    `${name}=%`,
  ])
    expect(await credentialsOf(cookie)).toEqual({ bearer: null, session: null });
});

test('whoever finds a session open cannot guess the password behind it', async () => {
  const { userId, email } = await aPerson();
  const signedIn = { userId, email, name: 'Test person', requestId: 'test' };
  const call = { requestId: 'test', signal: new AbortController().signal };
  const codes: string[] = [];
  for (let i = 0; i < 10; i++)
    await changePasswordHandler
      .runForUser?.(signedIn, { currentPassword: `guess ${i}`, newPassword: 'another password' }, call)
      .catch((error: { code: string }) => codes.push(error.code));
  expect(codes).toEqual([...Array(8).fill('invalid_input'), 'rate_limited', 'rate_limited']);
});
