import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';

const setupToken = 'a setup token for this test';
process.env.MC_SETUP_TOKEN = setupToken;
// The environment is read once: other tests of this process may have done so.
vi.resetModules();
const { createFirstOwner } = await import('@/lib/auth/first-owner');
const { passwordMatches } = await import('@/lib/auth/password');
const { db } = await import('@/lib/server/db');
const { sha256Hex } = await import('@/lib/server/hash');

// Each command is a process of its own, and a busy machine starts them slowly.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(async () => {
  const person = { email: 'owner@example.org', name: 'Owner', password: 'correct horse battery' };
  await createFirstOwner(setupToken, person, { name: 'Demo', currency: 'USD' }, 'req_test');
});

/** The command as a person runs it, on this worker's database. */
function missionControl(args: string[], input = '') {
  const done = spawnSync(process.execPath, [join(process.cwd(), 'cli/mission-control.mjs'), ...args], {
    encoding: 'utf8',
    input,
  });
  return { code: done.status, out: done.stdout.trim(), err: done.stderr };
}

test('each command says how it is called when asked for help', () => {
  for (const command of ['token', 'reset-password'])
    expect(missionControl([command, '--help'])).toMatchObject({ code: 0, out: expect.stringContaining('Usage: npx') });
});

test('a token for a new agent is printed alone, stored only as its hash, and recorded', async () => {
  const made = missionControl(['token', '--agent', 'Sigma', '--scopes', 'work,read', '--days', '7', '--create']);
  expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/^mca_[\w-]{43}$/) });
  const row = await db().token.findUniqueOrThrow({ where: { hash: sha256Hex(made.out) } });
  const agent = await db().agent.findUniqueOrThrow({ where: { id: row.agentId ?? '' } });
  expect({ agent: agent.name, scopes: row.scopes }).toEqual({ agent: 'Sigma', scopes: ['read', 'work'] });
  expect(await db().event.count({ where: { type: 'token.issued', subjectId: row.id } })).toBe(1);
});

test('an agent gets no scope of people, and an unknown holder is named', () => {
  const forPeople = missionControl(['token', '--agent', 'Sigma', '--scopes', 'decide']);
  expect(forPeople).toMatchObject({ code: 1, out: '', err: expect.stringContaining('decide is for people') });
  const unknown = missionControl(['token', '--agent', 'Nobody', '--scopes', 'work']);
  expect(unknown).toMatchObject({ code: 1, out: '', err: expect.stringContaining('There is no agent "Nobody"') });
  const stranger = missionControl(['token', '--member', 'x@example.org', '--scopes', 'read']);
  expect(stranger).toMatchObject({ code: 1, out: '', err: expect.stringContaining('x@example.org') });
});

test('a member gets a personal token that may decide', () => {
  const made = missionControl(['token', '--member', 'Owner@example.org', '--scopes', 'read,decide']);
  expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/^mcp_[\w-]{43}$/) });
});

test('a reset password works, the old one no longer does, and every session has ended', async () => {
  const before = await db().user.findUniqueOrThrow({ where: { email: 'owner@example.org' } });
  const reset = missionControl(['reset-password', 'owner@example.org']);
  expect(reset).toMatchObject({ code: 0, out: expect.stringMatching(/^[\w-]{20}$/) });
  const after = await db().user.findUniqueOrThrow({ where: { email: 'owner@example.org' } });
  expect(await passwordMatches(reset.out, after.passwordHash)).toBe(true);
  expect(await passwordMatches('correct horse battery', after.passwordHash)).toBe(false);
  expect(after.sessionVersion).toBe(before.sessionVersion + 1);
});

test('a password can be given on standard input, never as an argument, and a short one is refused', () => {
  const given = missionControl(['reset-password', 'owner@example.org', '--from-stdin'], 'another long one\n');
  expect(given).toMatchObject({ code: 0, out: '' });
  expect(missionControl(['reset-password', 'owner@example.org', 'another long one'])).toMatchObject({ code: 1 });
  const short = missionControl(['reset-password', 'owner@example.org', '--from-stdin'], 'short\n');
  expect(short).toMatchObject({ code: 1, err: expect.stringContaining('at least 10 characters') });
});
