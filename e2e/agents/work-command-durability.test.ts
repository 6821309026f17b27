import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { db } from '@/lib/server/db';
import type { Server } from '@/scripts/server';
import { startTestServer } from '@/scripts/test-server';
import { anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission } from '@/test/factories-governance';
import { addTasks } from '@/test/factories-graph';
import { expect, test } from '../fixtures';
import { isThere, killServer } from './killing';
import { enterDatabase, leaveDatabase } from './own-database';
import { until } from './until';
import { Worker } from './worker-process';

const tasks = 40;
const places = 4;
const doneBetweenKills = 8;

test('the worker command neither loses nor doubles work when server, database and worker are killed', async () => {
  test.setTimeout(240_000);
  const own = await startTestServer(process.cwd(), { durable: true, env: { LOG_LEVEL: 'silent' } });
  await enterDatabase(own.databaseUrl);
  const folder = mkdtempSync(join(tmpdir(), 'work-durability-'));
  let running: Server = own.server;
  let worker: Worker | undefined;
  try {
    const workspace = await aWorkspace();
    const mission = await aRunningMission(workspace.owner);
    await addTasks(workspace.owner, mission.id, Array(tasks - 1).fill({ title: 'more' }));
    const { token } = await anAgent(workspace, { concurrencyLimit: places });
    const start = () => {
      const options = ['--exec', 'echo worked', '--dir', folder, '--lease', '6', '--concurrency', String(places)];
      worker = new Worker([...options, '--mission', mission.id], token, own.url);
    };
    const countDone = () =>
      db()
        .task.count({ where: { missionId: mission.id, status: 'done' } })
        .catch(() => 0);
    let target = 0;
    const more = async () => {
      target += doneBetweenKills;
      await until('more tasks to be done', async () => (await countDone()) >= target);
    };
    start();
    await more();
    running = await killServer(own, running);
    await more();
    await own.database.crash();
    await until('the database', isThere);
    await more();
    worker?.kill('SIGKILL');
    start();
    await until('every task to be done', async () => (await countDone()) === tasks);
    const attempts = await db().attempt.groupBy({ by: ['outcome'], where: { missionId: mission.id }, _count: true });
    const counts = Object.fromEntries(attempts.map(({ outcome, _count }) => [outcome, _count]));
    console.log(`worker command, three kills: ${JSON.stringify(counts)}`);
    expect(counts.succeeded, 'each task succeeded once').toBe(tasks);
    expect(Object.keys(counts).filter((outcome) => outcome !== 'succeeded' && outcome !== 'lost')).toEqual([]);
    expect(counts.lost ?? 0, 'lost is at most what a killed worker held').toBeLessThanOrEqual(places);
  } finally {
    worker?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
    await leaveDatabase();
    await running.stop();
    await own.stop();
  }
});
