import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getMission } from '@/lib/missions/operations';
import { getTask, listTasksByMission } from '@/lib/tasks/operations';
import { cancelTask } from '@/lib/work/operations';
import { anAgent } from '../../test/factories';
import { type Caller, serverUrl } from '../client';
import { startDroppingProxy } from '../dropping-proxy';
import { test as base, expect } from '../fixtures';
import { launchMission, must } from '../mission';
import { Worker } from './worker-process';

type Start = (script: string, args?: string[], server?: string) => Promise<Worker>;
type Fixtures = { folder: string; start: Start };

const test = base.extend<Fixtures>({
  folder: async ({ baseURL: _ }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'work-command-'));
    await use(folder);
    rmSync(folder, { recursive: true });
  },
  start: async ({ workspace, folder }, use) => {
    const started: Worker[] = [];
    const { token } = await anAgent(workspace, { concurrencyLimit: 6 });
    await use(async (script, args = [], server = serverUrl()) => {
      const file = join(folder, `script-${started.length}.sh`);
      writeFileSync(file, script);
      const options = [
        '--exec',
        `sh ${file}`,
        '--dir',
        join(folder, 'attempts'),
        '--lease',
        '6',
        '--grace',
        '1',
        ...args,
      ];
      const worker = new Worker(options, token, server);
      started.push(worker);
      return worker;
    });
    for (const worker of started) worker.kill('SIGKILL');
  },
});

type Told = {
  status: string;
  attemptsUsed: number;
  attempts: { outcome: string; endReason: string | null; note: string | null; percent: number | null }[];
};

const lookAt = (task: string | undefined, owner: Caller) => must<Told>(getTask, { task }, owner);

const plan = [
  { title: 'Read', ref: 'a' },
  { title: 'Write', ref: 'b', dependsOn: ['a'] },
  { title: 'Check', dependsOn: ['b'] },
];

test('an ordinary shell script does a whole mission, told by files and input, and is believed by what it leaves', async ({
  workspace: _,
  owner,
  start,
}) => {
  const mission = await launchMission(owner, plan);
  const worker = await start(
    `grep -q '^# T' || exit 9
test -s "$MISSION_FOLDER/context.json" || exit 8
echo '{"type": "progress", "percent": 40, "phase": "reading"}'
echo '{"type": "evidence", "kind": "observation", "value": {"text": "It is there."}}'
echo '{"type": "artifact", "name": "notes.txt", "text": "What I found."}'
echo '{"type": "usage", "usage": [{"model": "test-model", "tokensIn": 10, "tokensOut": 5}]}'
echo '{"summary": "Done by a script.", "followUps": [], "output": {"pages": 3}}' > "$MISSION_FOLDER/result.json"`,
    ['--mission', mission.id, '--until-idle'],
  );
  const { code, said } = await worker.ended();
  expect(code, said).toBe(0);
  const told = await must<{ counts: { done: number } }>(getMission, { mission: mission.id }, owner);
  expect(told.counts.done, said).toBe(3);
  const task = await must<Record<string, unknown>>(getTask, { task: mission.tasks[2]?.id }, owner);
  expect(task).toMatchObject({
    output: { pages: 3 },
    attempts: [{ outcome: 'succeeded', phase: 'reading' }],
  });
  expect(task.spent).toMatchObject({ tokens: 15 });
  expect(JSON.stringify(task)).toContain('Done by a script.');
  expect(JSON.stringify(task)).toContain('notes.txt');
});

test('a command that leaves nothing has not succeeded, one that fails says why, and one that asks is tried again', async ({
  owner,
  start,
}) => {
  const tasks = ['silent', 'broken', 'garbled', 'shapeless', 'odd', 'busy'].map((title) => ({ title, maxAttempts: 1 }));
  const mission = await launchMission(owner, tasks);
  const worker = await start(
    `case "$(head -1)" in
*silent*) exit 0 ;;
*broken*) echo 'no such page' >&2; exit 3 ;;
*garbled*) echo '{' > "$MISSION_FOLDER/result.json" ;;
*odd*) echo '{"summary": "Done.", "done": [5]}' > "$MISSION_FOLDER/result.json" ;;
*shapeless*) echo '{"summary": 5, "artifacts": {}}' > "$MISSION_FOLDER/result.json" ;;
*) exit 75 ;;
esac`,
    ['--mission', mission.id, '--concurrency', '6', '--once'],
  );
  expect((await worker.ended()).code).toBe(2);
  const [silent, broken, garbled, shapeless, odd, busy] = await Promise.all(
    mission.tasks.map(({ id }) => lookAt(id, owner)),
  );
  expect(silent).toMatchObject({
    status: 'failed',
    attempts: [{ endReason: expect.stringContaining('left neither a result') }],
  });
  expect(broken).toMatchObject({
    status: 'failed',
    attempts: [{ endReason: expect.stringMatching(/exit code 3.*no such page/) }],
  });
  expect(garbled).toMatchObject({
    status: 'failed',
    attempts: [{ endReason: expect.stringContaining('The result cannot be read') }],
  });
  expect(shapeless).toMatchObject({
    status: 'failed',
    attempts: [{ endReason: expect.stringContaining('its summary is no text') }],
  });
  expect(odd).toMatchObject({
    status: 'failed',
    attempts: [{ endReason: expect.stringContaining('Not taken as complete') }],
  });
  expect(busy).toMatchObject({ status: 'todo', attemptsUsed: 0, attempts: [{ outcome: 'released' }] });
});

test('a harness that prints JSON hands over its last word, with what it used; one that ended in an error has failed', async ({
  owner,
  start,
}) => {
  const mission = await launchMission(owner, [
    { title: 'good', maxAttempts: 1 },
    { title: 'bad', maxAttempts: 1 },
  ]);
  const usage = '"usage": {"input_tokens": 100, "cache_read_input_tokens": 900, "output_tokens": 20}';
  const worker = await start(
    `case "$(head -1)" in
*good*) echo '{"type": "assistant", "session_id": "s", "message": {"content": [{"type": "tool_use", "name": "Read"}]}}'
  echo '{"type": "result", "subtype": "success", "is_error": false, "session_id": "s", "result": "Read it all.", "total_cost_usd": 0.25, ${usage}}' ;;
*) echo '{"type": "result", "subtype": "error_max_turns", "is_error": true, "session_id": "s"}' ;;
esac`,
    ['--mission', mission.id, '--until-idle'],
  );
  expect((await worker.ended()).code).toBe(0);
  const [good, bad] = await Promise.all(mission.tasks.map(({ id }) => lookAt(id, owner)));
  expect(good).toMatchObject({ status: 'done', spent: { money: '0.25', tokens: 1020 }, attempts: [{ phase: 'Read' }] });
  expect(JSON.stringify(good)).toContain('Read it all.');
  expect(bad).toMatchObject({ status: 'failed', attempts: [{ endReason: 'error_max_turns' }] });
});

const isRunning = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Starts a child in the background, writes down both numbers, and then hears nothing. */
const deaf = (pids: string) => `trap '' TERM
sleep 600 &
echo "$$ $!" > ${pids}
while :; do sleep 0.2; done`;

async function pidsIn(file: string): Promise<number[]> {
  const read = () => {
    try {
      return readFileSync(file, 'utf8').trim().split(' ').map(Number);
    } catch {
      return [];
    }
  };
  await expect.poll(() => read().length).toBe(2);
  return read();
}

test('a command that takes too long is killed with everything that it started, and its task fails', async ({
  owner,
  start,
  folder,
}) => {
  const mission = await launchMission(owner, [{ title: 'Long', maxAttempts: 1 }]);
  const pids = join(folder, 'pids');
  const worker = await start(deaf(pids), ['--mission', mission.id, '--once', '--timeout', '0.03']);
  const running = await pidsIn(pids);
  expect((await worker.ended()).code).toBe(2);
  await expect.poll(() => running.filter(isRunning)).toEqual([]);
  expect(await lookAt(mission.tasks[0]?.id, owner)).toMatchObject({
    status: 'failed',
    attempts: [{ endReason: expect.stringContaining('longer than') }],
  });
});

test('Ctrl-C and a cancellation both end the command, and its task is given back or stays cancelled', async ({
  owner,
  start,
  folder,
}) => {
  const mission = await launchMission(owner, [{ title: 'First' }, { title: 'Second' }]);
  const [first, second] = mission.tasks.map(({ id }) => id);
  const pids = join(folder, 'pids');
  const worker = await start(deaf(pids), ['--mission', mission.id]);
  const before = await pidsIn(pids);
  rmSync(pids);
  await must(cancelTask, { task: first, reason: 'Not needed.' }, owner);
  // The place is free again, and the next task takes it.
  const after = await pidsIn(pids);
  await expect.poll(() => before.filter(isRunning)).toEqual([]);
  expect((await lookAt(first, owner)).status).toBe('cancelled');
  worker.kill('SIGINT');
  const { code, said } = await worker.ended();
  expect(code, said).toBe(0);
  await expect.poll(() => after.filter(isRunning)).toEqual([]);
  expect(await lookAt(second, owner)).toMatchObject({ status: 'todo', attemptsUsed: 0 });
});

test('a network that loses two of three answers neither loses nor doubles work', async ({ owner, start }) => {
  const mission = await launchMission(owner, plan);
  const proxy = await startDroppingProxy(serverUrl(), 3);
  try {
    const worker = await start(`echo worked`, ['--mission', mission.id, '--until-idle', '--lease', '120'], proxy.url);
    const { code, said } = await worker.ended();
    expect(code, said).toBe(0);
    expect(proxy.dropped()).toBeGreaterThan(3);
    for (const { id } of mission.tasks)
      expect(await lookAt(id, owner), said).toMatchObject({ status: 'done', attempts: [{ outcome: 'succeeded' }] });
  } finally {
    await proxy.close();
  }
});

test('a worker that is killed leaves no command behind once the next one starts, and its task is done once', async ({
  owner,
  start,
  folder,
}) => {
  const mission = await launchMission(owner, [{ title: 'Once' }]);
  const pids = join(folder, 'pids');
  const killed = await start(deaf(pids), ['--mission', mission.id]);
  const orphans = await pidsIn(pids);
  killed.kill('SIGKILL');
  await killed.ended();
  expect(orphans.filter(isRunning)).toEqual(orphans);
  const next = await start('echo worked', ['--mission', mission.id]);
  await expect.poll(() => orphans.filter(isRunning)).toEqual([]);
  const done = async () =>
    (await must<{ items: { status: string }[] }>(listTasksByMission, { mission: mission.id }, owner)).items[0]?.status;
  await expect.poll(done, { timeout: 60_000 }).toBe('done');
  next.kill('SIGTERM');
  expect((await next.ended()).code).toBe(0);
  const { attempts } = await lookAt(mission.tasks[0]?.id, owner);
  expect(attempts.map(({ outcome }) => outcome).sort()).toEqual(['lost', 'succeeded']);
});

test('the server hands out the command with its hash', async () => {
  const file = await fetch(new URL('/cli/mission-control.mjs', serverUrl()));
  expect(file.headers.get('content-type')).toContain('text/javascript');
  const bytes = await file.arrayBuffer();
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
  const said = await (await fetch(new URL('/cli/mission-control.mjs.sha256', serverUrl()))).text();
  expect(said).toBe(`${hash}  mission-control.mjs\n`);
  expect((await fetch(new URL('/cli/other.mjs', serverUrl()))).status).toBe(404);
});
