import { expect, test } from 'vitest';
import { assignItem } from '@/lib/attention/commands-place';
import { removeMember } from '@/lib/members/commands';
import { attentionCases } from '@/test/attention-cases';
import { aMember } from '@/test/factories';
import { itemsOf } from '@/test/factories-work';
import { resolveItems } from './commands';
import { listAttention } from './data';

test('a raise that leaves a task over its budget is refused, and its card stays (R14)', async () => {
  const scene = await attentionCases.task_budget.make();
  const [item] = await itemsOf(scene.missionId, 'task_budget');
  const raise = (money: string) =>
    resolveItems(scene.owner, [
      { item: item?.id ?? '', outcome: 'raise_task', expectedVersion: item?.version, money, reason: 'More to do.' },
    ]);
  expect(await raise('5.00')).toMatchObject([{ ok: false, error: { code: 'invalid_input' } }]);
  expect(await raise('5.01')).toMatchObject([{ ok: true }]);
  expect(await itemsOf(scene.missionId, 'task_budget')).toEqual([]);
});

test('what was assigned to somebody who has left is everybody’s again', async () => {
  const scene = await attentionCases.task_budget.make();
  const [item] = await itemsOf(scene.missionId, 'task_budget');
  const planner = await aMember(scene.workspace, 'planner');
  await assignItem(scene.owner, item?.id ?? '', planner.principal.id);
  const mine = async () =>
    (await listAttention(scene.owner, { view: 'mine', mission: scene.missionId, limit: 50 })).items;
  expect(await mine()).toEqual([]);
  await removeMember(scene.workspace.owner, planner.principal.id);
  expect((await mine()).map(({ id }) => id)).toEqual([item?.id]);
});
