import { expect, test } from 'vitest';
import { db } from '@/lib/server/db';
import { failTask } from '@/lib/work/handlers';
import { anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission, call, claim } from '@/test/factories-governance';
import { addTasks } from '@/test/factories-graph';
import { codeOf } from '@/test/factories-work';
import { getMissionCost, reportUsage } from './handlers';
import { missionCost, mostCostTasks } from './schema-cost';

test('what a mission costs is told by model, worker, task and day, and every list sums to what was spent', async () => {
  const workspace = await aWorkspace({ currency: 'EUR' });
  const mission = await aRunningMission(workspace.owner, [
    { title: 'one', fulfils: ['A1'], budget: { money: '2.00', tokens: null } },
    { title: 'two' },
  ]);
  const [first, second] = [await anAgent(workspace), await anAgent(workspace)];
  const work = async (who: typeof first, key: string, usage: object[]) => {
    const { taskId: task, leaseToken } = await claim(who.tenant, mission.tasks[key] ?? '');
    await call(who.tenant, reportUsage, { task, leaseToken, usage });
    return { task, leaseToken };
  };
  const spare = { tokensIn: 100, tokensCached: 40, tokensOut: 10, toolCalls: 3 };
  const failing = await work(first, 'T0', [{ model: 'small', money: '0.75', ...spare }]);
  await call(first.tenant, failTask, { ...failing, reason: 'It broke.' });
  await work(second, 'T0', [
    { model: 'small', money: '0.25', ...spare },
    { model: 'large', money: '4.00', ...spare },
  ]);
  const cost = missionCost.parse(await call(workspace.owner, getMissionCost, { mission: mission.id }));
  expect(cost).toMatchObject({
    currency: 'EUR',
    spent: { money: '5.00', tokens: 330 },
    budget: { money: '100.00', tokens: null },
    lost: { money: '0.75', attempts: 1 },
    rest: { tasks: 0, money: '0.00' },
  });
  expect(cost.models.map(({ model, attempts, money }) => [model, attempts, money])).toEqual([
    ['large', 1, '4.00'],
    ['small', 2, '1.00'],
  ]);
  expect(cost.workers.map(({ worker, money, tokensCached }) => [worker.id, money, tokensCached])).toEqual([
    [second.id, '4.25', 80],
    [first.id, '0.75', 40],
  ]);
  expect(cost.tasks.map(({ key, attempts, money, budget }) => [key, attempts, money, budget])).toEqual([
    ['T0', 2, '5.00', '2.00'],
  ]);
  expect(cost.days.map(({ money, tokens }) => [money, tokens])).toEqual([['5.00', 330]]);
});

test('the burn is a running total of at most 96 steps, and what is expected in the end takes open estimates for it', async () => {
  const workspace = await aWorkspace();
  const { id, tasks } = await aRunningMission(workspace.owner, [
    { title: 'one', fulfils: ['A1'], estimateMoney: '4.00' },
    { title: 'two', estimateMoney: '1.00' },
    { title: 'three' },
  ]);
  const burn = async () => missionCost.parse(await call(workspace.owner, getMissionCost, { mission: id })).burn;
  expect(await burn()).toMatchObject({ expected: '5.00', points: [] });
  // A year in quarters of an hour, one in ten of them with a cent.
  await db().$executeRaw`
    insert into spend_slot (mission_id, model, at, workspace_id, micros, tokens)
    select ${id}, 'small', timestamptz '2025-01-01' + n * interval '150 minutes', ${workspace.id}, 10000, 7
    from generate_series(1, 3500) n`;
  await db().task.update({ where: { id: tasks.T1 ?? '' }, data: { spentMicros: 3_000_000 } });
  await db().mission.update({ where: { id }, data: { spentMicros: 35_000_000, targetDate: new Date('2199-01-01') } });
  const { points, expected, until } = await burn();
  expect([points.length, points.at(-1), expected, until]).toEqual([
    96,
    { at: expect.any(String), money: '35.00', tokens: 24_500 },
    '39.00',
    '2199-01-01T00:00:00.000Z',
  ]);
  const sums = points.map(({ money }) => Number(money));
  expect(sums).toEqual(sums.toSorted((a, b) => a - b));
});

test('a mission of many tasks lists the dearest and sums the rest', async () => {
  const workspace = await aWorkspace();
  const { id } = await aRunningMission(workspace.owner, [{ title: 'first', fulfils: ['A1'] }]);
  const more = (length: number) =>
    addTasks(
      workspace.owner,
      id,
      Array.from({ length }, () => ({ title: 'more' })),
    );
  await more(mostCostTasks - 1);
  await more(20);
  await db().$executeRaw`update task set spent_micros = (number + 1) * 1000000 where mission_id = ${id}`;
  const cost = missionCost.parse(await call(workspace.owner, getMissionCost, { mission: id }));
  expect(cost.tasks).toHaveLength(200);
  expect(cost.tasks[0]).toMatchObject({ key: 'T219', money: '220.00' });
  expect(cost.rest).toEqual({ tasks: 20, money: '210.00' });
});

test("another workspace's costs are not found (R10)", async () => {
  const [ours, theirs] = [await aWorkspace(), await aWorkspace()];
  const mission = await aRunningMission(theirs.owner);
  expect(await codeOf(call(ours.owner, getMissionCost, { mission: mission.id }))).toBe('not_found');
});
