import { beforeAll, expect, test } from 'vitest';
import { newId } from '@/lib/core/ids';
import { encodeCursor } from '@/lib/core/pagination';
import { db } from '@/lib/server/db';
import { anAgent, aWorkspace, type TestWorkspace } from '@/test/factories';
import { aPlannedMission } from '@/test/factories-governance';
import { addTasks, putAttempt } from '@/test/factories-graph';
import { listTasks } from './data';
import { listTasksInput, sortOrder, taskSort } from './schema';

let workspace: TestWorkspace;
let mission: string;

const list = (given: object = {}) => listTasks(workspace.owner, listTasksInput.parse({ mission, ...given }));
const keysOf = (page: Awaited<ReturnType<typeof list>>) => page.items.map(({ key }) => key).join(' ');
const sorted = async (sort: string, order: string) => keysOf(await list({ sort, order }));

beforeAll(async () => {
  workspace = await aWorkspace();
  mission = await aPlannedMission(workspace.owner);
  const titles = ['pear', 'Apple', 'quince', 'apple', 'fig'];
  const ids = await addTasks(
    workspace.owner,
    mission,
    titles.map((title) => ({ title })),
  );
  const { T0 = '', T1 = '', T2 = '', T3 = '' } = ids;
  const set = (id: string, data: object) => db().task.update({ where: { id }, data });
  await set(T0, { dueAt: new Date('2026-03-01T00:00:00.001Z'), spentMicros: 9_000_000_000n });
  await set(T1, { dueAt: new Date('2026-03-01T00:00:00.000Z'), status: 'skipped', readyAt: null });
  await set(T2, { dueAt: new Date('1969-03-01T00:00:00.000Z'), spentMicros: 10_000_000n });
  await set(T3, { spentMicros: 2_500_000n, readyAt: new Date() });
  const milestone = (name: string, position: number) =>
    db().milestone.create({
      data: { id: newId('milestone'), workspaceId: workspace.id, missionId: mission, name, position },
    });
  await set(T3, { milestoneId: (await milestone('Aft', 2)).id });
  await set(T1, { milestoneId: (await milestone('Fore', 1)).id });
  for (const [task, name, at] of [
    [T2, 'zoe', '2026-02-01T10:00:00.000Z'],
    [T0, 'Bo', '2026-02-01T09:00:00.000Z'],
  ] as const) {
    const { id: agent, tenant } = await anAgent(workspace);
    await db().principal.update({ where: { id: agent }, data: { name } });
    const attempt = await putAttempt(tenant, task);
    await db().attempt.update({ where: { id: attempt }, data: { lastProgressAt: new Date(at) } });
  }
});

test('tasks are sorted by what a column shows; those with nothing in it come last in either order', async () => {
  expect(await sorted('key', 'asc')).toBe('T0 T1 T2 T3 T4');
  expect(await sorted('key', 'desc')).toBe('T4 T3 T2 T1 T0');
  expect(await sorted('status', 'asc')).toBe('T3 T0 T2 T4 T1');
  expect(await sorted('status', 'desc')).toBe('T1 T4 T0 T2 T3');
  expect(await sorted('title', 'asc')).toBe('T1 T3 T4 T0 T2');
  expect(await sorted('title', 'desc')).toBe('T2 T0 T4 T1 T3');
  expect(await sorted('milestone', 'asc')).toBe('T1 T3 T0 T2 T4');
  expect(await sorted('milestone', 'desc')).toBe('T3 T1 T0 T2 T4');
  expect(await sorted('worker', 'asc')).toBe('T0 T2 T1 T3 T4');
  expect(await sorted('worker', 'desc')).toBe('T2 T0 T1 T3 T4');
  expect(await sorted('cost', 'asc')).toBe('T3 T2 T0 T1 T4');
  expect(await sorted('cost', 'desc')).toBe('T0 T2 T3 T1 T4');
  expect(await sorted('lastProgressAt', 'asc')).toBe('T0 T2 T1 T3 T4');
  expect(await sorted('lastProgressAt', 'desc')).toBe('T2 T0 T1 T3 T4');
  expect(await sorted('dueAt', 'asc')).toBe('T2 T1 T0 T3 T4');
  expect(await sorted('dueAt', 'desc')).toBe('T0 T1 T2 T3 T4');
});

test('pages of one and of two show each task once, by every column and in either order', async () => {
  for (const sort of taskSort.options)
    for (const order of sortOrder.options)
      for (const limit of [1, 2]) {
        const keys: string[] = [];
        let cursor: string | null = null;
        do {
          const page: Awaited<ReturnType<typeof list>> = await list({ sort, order, limit, ...(cursor && { cursor }) });
          keys.push(keysOf(page));
          cursor = page.nextCursor;
        } while (cursor !== null && keys.length < 10);
        expect(keys.join(' '), `${sort} ${order} by ${limit}`).toBe(await sorted(sort, order));
      }
});

test('the longest title of the widest letters fits into a cursor', async () => {
  const other = await aPlannedMission(workspace.owner);
  await addTasks(workspace.owner, other, [{ title: '例'.repeat(200) }, { title: '例'.repeat(200) }]);
  const first = await list({ mission: other, sort: 'title', limit: 1 });
  const second = await list({ mission: other, sort: 'title', limit: 1, cursor: first.nextCursor ?? '' });
  expect([keysOf(first), keysOf(second), second.nextCursor]).toEqual(['T0', 'T1', null]);
});

test('a cursor of another sorting, and one that nobody gave out, are refused before they reach the database', async () => {
  const foreign = [
    ['title asc', 'fig', 4],
    ['cost desc', '2500000', 3],
    ['cost asc', 'fig', 3],
    ['cost asc', 2_500_000, 3],
    ['cost asc', '9'.repeat(19), 3],
    ['cost asc', '2500000', null],
    ['cost asc', '2500000'],
  ];
  for (const values of foreign)
    await expect(list({ sort: 'cost', cursor: encodeCursor(values) }), String(values)).rejects.toMatchObject({
      code: 'invalid_input',
    });
});
