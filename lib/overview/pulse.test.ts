import { expect, test } from 'vitest';
import { reportUsage } from '@/lib/attempts/handlers';
import { db } from '@/lib/server/db';
import { failTask } from '@/lib/work/handlers';
import { anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission, call, claim, complete } from '@/test/factories-governance';
import { expireLease } from '@/test/factories-work';
import { sweepLeases } from '../attempts/sweep';
import { getPulse } from './handlers';
import { doneDays, type Pulse, pulse } from './schema-pulse';

const read = async (tenant: Parameters<typeof call>[0], offsetMinutes = 0): Promise<Pulse> =>
  pulse.parse(await call(tenant, getPulse, { offsetMinutes }));

const tokens = { tokensIn: 10, tokensOut: 5 };

test('a workspace in which nothing happened has a whole answer of nothing', async () => {
  const { owner } = await aWorkspace({ currency: 'EUR' });
  const answer = await read(owner, 345);
  expect(answer).toMatchObject({ lanes: [], workers: 0, quiet: 0, lostToday: 0 });
  expect(answer.spend).toEqual({ currency: 'EUR', today: '0.00', month: '0.00', hours: [], models: [], rest: '0.00' });
  expect(answer.done).toHaveLength(doneDays);
  expect(answer.done.every(({ proved, reported }) => proved === 0 && reported === 0)).toBe(true);
});

test('each worker has its lane, and what ended before the window is not in it', async () => {
  const workspace = await aWorkspace();
  const { id, tasks } = await aRunningMission(workspace.owner, [
    { title: 'one', fulfils: ['A1'] },
    { title: 'two' },
    { title: 'three' },
    { title: 'long ago' },
  ]);
  const [first, second] = [await anAgent(workspace, { concurrencyLimit: 9 }), await anAgent(workspace)];
  await complete(first.tenant, await claim(first.tenant, tasks.T0 ?? ''));
  const failing = await claim(first.tenant, tasks.T1 ?? '');
  await call(first.tenant, failTask, { task: failing.taskId, leaseToken: failing.leaseToken, reason: 'It broke.' });
  const lost = await claim(second.tenant, tasks.T2 ?? '');
  await expireLease(lost.attemptId);
  await sweepLeases({ id, workspaceId: workspace.id });
  const old = await claim(second.tenant, tasks.T3 ?? '');
  await complete(second.tenant, old);
  await db().$executeRaw`update attempt set started_at = started_at - interval '9 hours',
    ended_at = ended_at - interval '8 hours' where id = ${old.attemptId}`;
  const { lanes, workers, lostToday } = await read(workspace.owner);
  const byWorker = Object.fromEntries(
    lanes.map(({ worker, attempts }) => [worker.id, attempts.map(({ taskKey, outcome }) => `${taskKey} ${outcome}`)]),
  );
  expect(byWorker).toEqual({ [first.id]: ['T0 succeeded', 'T1 failed'], [second.id]: ['T2 lost'] });
  expect([workers, lostToday]).toEqual([2, 1]);
});

test('an attempt that has shown nothing for ten minutes is quiet', async () => {
  const workspace = await aWorkspace();
  const { tasks } = await aRunningMission(workspace.owner);
  const agent = await anAgent(workspace);
  const { attemptId } = await claim(agent.tenant, tasks.T0 ?? '');
  expect((await read(workspace.owner)).quiet).toBe(0);
  await db().$executeRaw`update attempt set started_at = started_at - interval '11 minutes' where id = ${attemptId}`;
  expect((await read(workspace.owner)).quiet).toBe(1);
});

test('money is summed once, by hour, model and month, whatever is repeated, and in no other workspace', async () => {
  const workspace = await aWorkspace();
  const { tasks } = await aRunningMission(workspace.owner);
  const agent = await anAgent(workspace);
  const { taskId: task, leaseToken } = await claim(agent.tenant, tasks.T0 ?? '');
  const report = (small: string, large: string) =>
    call(agent.tenant, reportUsage, {
      task,
      leaseToken,
      usage: [
        { model: 'small', money: small, ...tokens },
        { model: 'large', money: large, ...tokens },
      ],
    });
  await report('0.10', '1.00');
  await Promise.all(Array.from({ length: 5 }, () => report('0.30', '2.50')));
  await report('0.20', '2.00');
  const { spend } = await read(workspace.owner);
  expect(spend).toMatchObject({
    today: '2.80',
    month: '2.80',
    models: [
      { model: 'large', money: '2.50' },
      { model: 'small', money: '0.30' },
    ],
    rest: '0.00',
  });
  expect(spend.hours.map(({ money }) => money)).toEqual(['2.80']);
  const slots = await db().spendSlot.findMany({ where: { workspaceId: workspace.id } });
  expect(slots.reduce((sum, slot) => sum + slot.tokens, 0n)).toBe(30n);
  expect((await read((await aWorkspace()).owner)).spend.today).toBe('0.00');
});

test('what was spent before the midnight of the reader is not of today', async () => {
  const workspace = await aWorkspace();
  const { id: missionId } = await aRunningMission(workspace.owner);
  const now = new Date();
  // East and west enough that one reader has begun a day that the other has not.
  const [east, west] = [840, -840];
  const minutes = now.getUTCHours() * 60 + now.getUTCMinutes();
  const sinceMidnight = (offset: number) => (((minutes + offset) % 1440) + 1440) % 1440;
  const [later, earlier] = sinceMidnight(east) < sinceMidnight(west) ? [east, west] : [west, east];
  const between = (sinceMidnight(later) + sinceMidnight(earlier)) / 2;
  const at = new Date(now.getTime() - between * 60_000);
  await db().spendSlot.create({
    data: { missionId, workspaceId: workspace.id, model: 'small', at, micros: 1_500_000n, tokens: 1n },
  });
  expect((await read(workspace.owner, earlier)).spend.today).toBe('1.50');
  expect((await read(workspace.owner, later)).spend.today).toBe('0.00');
});

test('tasks done are counted on their day, proved apart from reported', async () => {
  const workspace = await aWorkspace();
  const { tasks } = await aRunningMission(workspace.owner, [
    { title: 'one', fulfils: ['A1'] },
    { title: 'two' },
    { title: 'three' },
  ]);
  const agent = await anAgent(workspace, { concurrencyLimit: 9 });
  for (const key of ['T0', 'T1', 'T2']) await complete(agent.tenant, await claim(agent.tenant, tasks[key] ?? ''));
  await db().task.update({ where: { id: tasks.T0 ?? '' }, data: { proof: 'verified' } });
  await db().$executeRaw`update task set ended_at = ended_at - interval '3 days' where id = ${tasks.T2}`;
  const { done } = await read(workspace.owner);
  expect(done.at(-1)).toMatchObject({ proved: 1, reported: 1 });
  expect(done.at(-4)).toMatchObject({ proved: 0, reported: 1 });
  expect(done.reduce((sum, day) => sum + day.proved + day.reported, 0)).toBe(3);
});
