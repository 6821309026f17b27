import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { issueToken, revokeToken, rotateToken } from '@/lib/agents/operations';
import { getMe } from '@/lib/members/operations';
import { db, Prisma } from '@/lib/server/db';
import { getTask } from '@/lib/tasks/operations';
import { claimTask } from '@/lib/work/operations';
import { send, serverUrl } from '../client';
import { expect, test } from '../fixtures';
import { type Replica, startReplica } from '../replica';
import { aWorld, make, type World } from '../world';

type Issued = { token: { id: string }; secret: string };

const lines: string[] = [];
let replica: Replica;
let world: World;

test.beforeAll(async () => {
  replica = await startReplica({ LOG_LEVEL: 'debug' }, (line) => lines.push(line));
  world = await aWorld();
});
test.afterAll(() => replica.stop());

const issue = (more: object = {}) =>
  make<Issued>(
    issueToken,
    { agentId: world.workerAgent.id, name: 'test', scopes: ['read', 'work'], ...more },
    world.owner,
  );
const statusOn = async (url: string | undefined, token: string) =>
  (await send(getMe, {}, { token }, url === undefined ? {} : { url })).status;

test('a token that is revoked on one server is refused by every other within five seconds', async () => {
  const { token, secret } = await issue();
  for (const url of [undefined, replica.url]) expect(await statusOn(url, secret)).toBe(200);
  await make(revokeToken, { token: token.id }, world.owner);
  const revokedAtMs = performance.now();
  await expect.poll(() => statusOn(replica.url, secret), { timeout: 5_000 }).toBe(401);
  console.log(
    `tokens: refused by the other server ${Math.round(performance.now() - revokedAtMs)} ms after its revocation`,
  );
  expect(await statusOn(undefined, secret)).toBe(401);
});

test('a token with a limit of its own is refused beyond it, and no other token of the same agent is', async () => {
  const [slow, other] = [await issue({ requestsPerMinute: 3 }), await issue()];
  const answers = [];
  for (let i = 0; i < 4; i++) answers.push(await send(getMe, {}, { token: slow.secret }, { url: replica.url }));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
  expect(answers[0]?.headers.get('ratelimit-limit')).toBe('3');
  expect(answers[3]?.body).toMatchObject({ code: 'rate_limited' });
  expect(Number(answers[3]?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await statusOn(replica.url, other.secret)).toBe(200);
});

test('no log line and no row of any table holds a token, however it was sent', async () => {
  const issued = await send(
    issueToken,
    { agentId: world.workerAgent.id, name: 'leak', scopes: ['read', 'work'] },
    world.owner,
    { url: replica.url, headers: { 'idempotency-key': crypto.randomUUID() } },
  );
  const { token, secret } = issued.body as unknown as Issued;
  const rotated = await send(rotateToken, { token: token.id, overlapMinutes: 5 }, world.owner, { url: replica.url });
  const secrets = [secret, (rotated.body as unknown as Issued).secret];
  const sentBefore = lines.length;
  for (const bearer of secrets) {
    expect(await statusOn(replica.url, bearer)).toBe(200);
    await send(claimTask, { missionId: bearer }, { token: bearer }, { url: replica.url });
    await send(getTask, { task: bearer }, { token: bearer }, { url: replica.url });
    await fetch(`${replica.url}/api/v1/me?token=${bearer}`, { headers: { authorization: `Bearer ${bearer}x` } });
    await fetch(`${replica.url}/api/mcp`, {
      method: 'POST',
      body: bearer,
      headers: { authorization: `Bearer ${bearer}` },
    });
  }
  await expect.poll(() => lines.length).toBeGreaterThan(sentBefore);
  expect(lines.filter((line) => secrets.some((one) => line.includes(one.slice(8))))).toEqual([]);
  const tables = await db().$queryRaw<{ name: string }[]>`
    select quote_ident(table_name) as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`;
  const holding: string[] = [];
  for (const { name } of tables)
    for (const one of secrets) {
      const [found] = await db().$queryRaw<{ count: number }[]>`
        select count(*)::int as count from ${Prisma.raw(name)} t
        where position(${one.slice(8)} in t::text) > 0 or position(${Buffer.from(one.slice(8)).toString('hex')} in t::text) > 0`;
      if (found?.count) holding.push(name);
    }
  expect(tables.length).toBeGreaterThan(30);
  expect(holding).toEqual([]);
});

/** `mission-control token` of the one file, as it runs on another machine; a secret is written alone. */
async function command(token: string, ...args: string[]) {
  const file = resolve('generated/cli/mission-control.mjs');
  const env = { ...process.env, MC_TOKEN: token, MC_SERVER: serverUrl() };
  const child = spawn(process.execPath, [file, 'token', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, said] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { out: out.trim(), said };
}

test('the command tells a worker what its token is, and lets a person alone mint, list, rotate and revoke', async () => {
  const { secret: worker, token } = await issue({ name: 'laptop' });
  const shown = JSON.parse((await command(worker, '--json')).out);
  expect(shown).toMatchObject({ id: token.id, name: 'laptop', scopes: ['read', 'work'], requestsPerMinute: null });
  expect(Date.parse(shown.expiresAt)).toBeGreaterThan(Date.now());
  expect(await command(worker, 'rotate')).toMatchObject({ out: '', said: expect.stringContaining("an agent's token") });
  const scopes = ['read', 'work', 'admin'];
  const { secret: person } = await make<Issued>(issueToken, { name: 'mine', scopes }, world.owner);
  const { name: agent } = world.workerAgent.tenant.principal;
  const given = ['--agent', agent, '--scopes', 'read,work', '--name', 'server room'];
  const made = (await command(person, ...given)).out;
  expect(await statusOn(undefined, made)).toBe(200);
  const beyond = await command(person, '--scopes', 'decide');
  expect(beyond).toMatchObject({ out: '', said: expect.stringContaining('never exceeds who issues it') });
  const listed = (await command(person, 'list', '--agent', agent, '--json')).out.split('\n');
  const found = listed.map((line) => JSON.parse(line)).find(({ name }) => name === 'server room');
  const next = (await command(person, 'rotate', found.id, '--overlap', '0')).out;
  expect([await statusOn(undefined, made), await statusOn(undefined, next)]).toEqual([401, 200]);
  expect((await command(person, 'revoke', token.id)).out).toContain('revoked');
  expect(await statusOn(undefined, worker)).toBe(401);
});
