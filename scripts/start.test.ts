import { readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ready, type Start, start, temporaryDataDir } from '../test/start.ts';
import { findRunningPostgres, startThrowawayPostgres } from './postgres.ts';
import { freePort, isPortFree } from './processes.ts';

let port: number;
let dataDir: string;
let remove: () => void;
let started: Start[];

beforeEach(async () => {
  port = await freePort();
  ({ dataDir, remove } = temporaryDataDir());
  started = [];
});
afterEach(async () => {
  for (const each of started) await each.stop();
  remove();
});

function run(env: Record<string, string> = {}): Start {
  const made = start({ PORT: String(port), MC_DATA_DIR: dataDir, ...env });
  started.push(made);
  return made;
}

async function query(sql: string): Promise<unknown[]> {
  const client = new pg.Client(findRunningPostgres(dataDir));
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const readiness = async () => (await fetch(`http://localhost:${port}/api/health/ready`)).status;

test('a first start prints the address and a link for the first owner; a second one is quick and finds the same data', async () => {
  const first = run();
  const greeting = await first.says(ready);
  const link = new RegExp(`http://localhost:${port}/first-run\\?token=[\\w-]{43}`).exec(greeting)?.[0];
  expect(greeting).toContain(`Mission Control runs at http://localhost:${port}\n`);
  expect(link).toBeDefined();
  expect(await readiness()).toBe(200);
  await query('create table kept as select 42 as answer');
  expect(await first.stop()).toBe(0);
  expect(findRunningPostgres(dataDir)).toBeUndefined();
  expect(await isPortFree(port, '127.0.0.1')).toBe(true);

  const second = run();
  const again = await second.says(ready);
  expect(again).toContain(link);
  expect(again).not.toMatch(/Installing|Building|brought up to date/);
  expect(await query('select answer from kept')).toEqual([{ answer: 42 }]);
});

test('secrets are readable by their owner alone', async () => {
  await run().says(ready);
  for (const name of ['secret', 'setup-token', 'postgres-password']) {
    expect(statSync(join(dataDir, name)).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(dataDir, name), 'utf8').length).toBeGreaterThanOrEqual(32);
  }
});

test('of two starts on the same new data folder one runs and the other says who does', async () => {
  const starts = [run(), run({ PORT: String(await freePort()) })];
  const refused = await Promise.race(starts.map((each) => each.ended.then((code) => ({ each, code }))));
  expect(refused.code).toBe(1);
  expect(refused.each.output()).toMatch(/already runs on the data in .* \(process \d+, http:\/\/localhost:\d+\)/);
  await starts.find((each) => each !== refused.each)?.says(ready);
});

test('a busy port is named before anything is started, together with the way out', async () => {
  const stranger = createServer().listen(port, '127.0.0.1');
  const refused = run();
  expect(await refused.ended).toBe(1);
  expect(refused.output()).toContain(`Port ${port} is in use`);
  expect(refused.output()).toContain(`PORT=${port + 1} npm start`);
  expect(refused.output()).not.toContain('Starting the database');
  stranger.close();
});

test('DATABASE_URL without MC_SECRET is refused with the reason', async () => {
  const refused = run({ DATABASE_URL: 'postgresql://u:p@127.0.0.1:1/x' });
  expect(await refused.ended).toBe(1);
  expect(refused.output()).toContain('DATABASE_URL is set but MC_SECRET is not.');
});

test('settings that cannot be used are named in one sentence each, before anything is started', async () => {
  const owner = { MC_OWNER_EMAIL: 'ada', MC_OWNER_PASSWORD: 'short' };
  const refused = run({ ...owner, MC_TRUSTED_PROXIES: 'proxy.internal', LOG_LEVEL: 'loud' });
  expect(await refused.ended).toBe(1);
  expect(refused.output().trim().split('\n')).toEqual([
    'MC_OWNER_EMAIL must be an e-mail address. MC_OWNER_PASSWORD must have at least 10 characters. MC_TRUSTED_PROXIES must be addresses or ranges, separated by commas, such as "127.0.0.1, 10.0.0.0/8". LOG_LEVEL must be error, warn, info, debug or silent. Correct it and start again.',
  ]);
});

test('a setting that is given as nothing is not given', async () => {
  await run({ MC_OWNER_EMAIL: '', MC_OWNER_PASSWORD: '', MC_RATE_LIMIT: '', DATABASE_URL: '', MC_URL: '' }).says(ready);
  expect(await readiness()).toBe(200);
});

test('a DATABASE_URL that is no address of PostgreSQL is refused without being repeated', async () => {
  const refused = run({ DATABASE_URL: 'mysql://u:hidden@127.0.0.1/x', MC_SECRET: 'x'.repeat(32) });
  expect(await refused.ended).toBe(1);
  expect(refused.output()).toContain('DATABASE_URL is not the address of a PostgreSQL database');
  expect(refused.output()).not.toContain('hidden');
});

test('an unreachable database is named without its password', async () => {
  const refused = run({ DATABASE_URL: 'postgresql://u:hidden@127.0.0.1:1/x', MC_SECRET: 'x'.repeat(32) });
  expect(await refused.ended).toBe(1);
  expect(refused.output()).toContain('postgresql://u:***@127.0.0.1:1/x cannot be reached: connect ECONNREFUSED');
  expect(refused.output()).not.toContain('hidden');
});

test('a database newer than the program is refused and left alone', async () => {
  const database = await startThrowawayPostgres();
  const env = { DATABASE_URL: database.url, MC_SECRET: 'x'.repeat(32) };
  try {
    const first = run(env);
    await first.says(ready);
    await first.stop();
    const client = new pg.Client(database.url);
    await client.connect();
    await client.query(`update _prisma_migrations set migration_name = '99990101000000_future'
      where migration_name = (select max(migration_name) from _prisma_migrations)`);
    await client.end();
    const refused = run(env);
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toContain(
      'The database is newer than this program: it has the migration 99990101000000_future',
    );
  } finally {
    for (const each of started) await each.stop();
    await database.stop();
  }
});

test('a start that was killed leaves no server, and the next one recovers its database', async () => {
  const first = run();
  await first.says(ready);
  await query('create table kept as select 42 as answer');
  const refused = run();
  await refused.ended;
  process.kill(Number(/\(process (\d+),/.exec(refused.output())?.[1]), 'SIGKILL');
  await expect.poll(() => isPortFree(port, '127.0.0.1'), { timeout: 20_000 }).toBe(true);

  await run().says(ready);
  expect(await query('select answer from kept')).toEqual([{ answer: 42 }]);
});

test('a start that is stopped half-way leaves nothing running', async () => {
  for (const step of ['Starting the database', 'Starting the server']) {
    const half = run();
    await half.says(step);
    await half.stop();
    expect(findRunningPostgres(dataDir)).toBeUndefined();
    expect(await isPortFree(port, '127.0.0.1')).toBe(true);
  }
});

test('a database that is killed comes back by itself with all that was committed', async () => {
  const running = run();
  await running.says(ready);
  await query('create table kept as select 42 as answer');
  const postmaster = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  process.kill(postmaster, 'SIGKILL');
  await running.says('The database ended unexpectedly; starting it again');
  await expect.poll(readiness, { timeout: 20_000 }).toBe(200);
  expect(await query('select answer from kept')).toEqual([{ answer: 42 }]);
});

test('an interface in a language that has no catalogue is refused, with the way to make one', async () => {
  const refused = run({ MC_LANGUAGE: 'tlh' });
  expect(await refused.ended).toBe(1);
  expect(refused.output()).toContain('MC_LANGUAGE is "tlh", but there is no words/tlh.po. See docs/translating.md');
});

test('a build in another language says every text of a page in that language', { timeout: 600_000 }, async () => {
  const folder = '.next-words';
  try {
    await run({ MC_LANGUAGE: 'en-XA', MC_BUILD_DIR: folder }).says(ready);
    const page = await (await fetch(`http://localhost:${port}/sign-in`)).text();
    expect(page).toContain('<html lang="en-XA"');
    const [, body = ''] = /<body[^>]*>(.*?)<script/s.exec(page) ?? [];
    const texts = body
      .replace(/<style.*?<\/style>|<[^>]*>/gs, '\n')
      .split('\n')
      .filter((text) => /\p{L}/u.test(text));
    expect(texts.length).toBeGreaterThan(2);
    expect(texts.filter((text) => !/^⟦.*⟧$/.test(text))).toEqual([]);
  } finally {
    rmSync(join(process.cwd(), folder), { recursive: true, force: true });
  }
});
