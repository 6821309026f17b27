import { expect, test } from 'vitest';
import { db } from '@/lib/server/db';
import { anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission, call, claim, complete } from '@/test/factories-governance';
import { codeByMcp } from '@/test/mcp-door';
import { disposeHandoffItem, listHandoffItems } from './handlers';
import { listHandoffItemsOutput } from './schema';

async function withLeftovers() {
  const workspace = await aWorkspace();
  const mission = await aRunningMission(workspace.owner, [{ title: 'one', fulfils: ['A1'] }, { title: 'two' }]);
  const worker = (await anAgent(workspace, { scopes: ['read', 'work', 'plan'] })).tenant;
  const handoff = {
    summary: 'Done.',
    leftUndone: ['The index.'],
    issues: [{ text: 'A dead link.', blocking: true }],
    followUps: ['Ask the team.'],
  };
  await complete(worker, await claim(worker, mission.tasks.T0 ?? ''), { handoff });
  return { workspace, mission, worker };
}

const list = async (who: Parameters<typeof call>[0], input: object) =>
  listHandoffItemsOutput.parse(await call(who, listHandoffItems, input));
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code: string }) => error.code,
  );

test('leftovers are listed with who left them, page by page, and disposed of once', async () => {
  const { workspace, mission } = await withLeftovers();
  const first = await list(workspace.owner, { mission: mission.id, limit: 2 });
  const rest = await list(workspace.owner, { mission: mission.id, limit: 2, cursor: first.nextCursor });
  const items = [...first.items, ...rest.items];
  expect(items.map(({ kind }) => kind).sort()).toEqual(['follow_up', 'issue', 'left_undone']);
  expect([first.openCount, items[0]?.task.key, items[0]?.can.dispose]).toEqual([3, 'T0', true]);
  const dispose = (index: number, given: object) =>
    code(call(workspace.owner, disposeHandoffItem, { handoffItem: items[index]?.id, ...given }));
  expect(await dispose(0, { disposition: 'dismissed' })).toBe('invalid_input');
  expect(await dispose(0, { disposition: 'fixed_by' })).toBe('invalid_input');
  expect(await dispose(0, { disposition: 'fixed_by', taskId: mission.tasks.T0 })).toBe('invalid_input');
  expect(await dispose(0, { disposition: 'fixed_by', taskId: mission.tasks.T1 })).toBe('done');
  expect(await dispose(0, { disposition: 'dismissed', reason: 'x' })).toBe('wrong_state');
  expect((await list(workspace.owner, { mission: mission.id, show: 'disposed' })).items[0]?.dispositionTask?.key).toBe(
    'T1',
  );
  expect(await db().attentionItem.count({ where: { missionId: mission.id, kind: 'leftover', status: 'open' } })).toBe(
    2,
  );
});

test('an agent does not dispose of what its own work left (R7), and a foreign task is not found (R10)', async () => {
  const { workspace, mission, worker } = await withLeftovers();
  const [item] = (await list(worker, { mission: mission.id })).items;
  expect(item?.can.dispose).toBe(false);
  const dismiss = { handoffItem: item?.id, disposition: 'dismissed', reason: 'Fine.' };
  expect(await code(call(worker, disposeHandoffItem, dismiss))).toBe('forbidden');
  expect(await codeByMcp(workspace, worker, disposeHandoffItem, dismiss)).toBe('forbidden');
  const stranger = await withLeftovers();
  const foreign = { handoffItem: item?.id, disposition: 'tracked_by', taskId: stranger.mission.tasks.T1 };
  expect(await code(call(workspace.owner, disposeHandoffItem, foreign))).toBe('not_found');
  expect(await code(call(stranger.workspace.owner, disposeHandoffItem, dismiss))).toBe('not_found');
  const other = (await anAgent(workspace, { scopes: ['read', 'plan'] })).tenant;
  expect(await code(call(other, disposeHandoffItem, dismiss))).toBe('done');
});
