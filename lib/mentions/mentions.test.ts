import { expect, test } from 'vitest';
import { listAttention, resolveAttention } from '@/lib/decisions/handlers';
import { listAttentionOutput, resolveAttentionOutput } from '@/lib/decisions/schema';
import { listNotes } from '@/lib/missions/handlers';
import { aMember, anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission, call } from '@/test/factories-governance';
import { codeOf, itemsOf } from '@/test/factories-work';
import { addNote } from './handlers';

test('a note of an agent asks each person whom it mentions, once and with its words marked as said', async () => {
  const workspace = await aWorkspace();
  const { id: mission, tasks } = await aRunningMission(workspace.owner);
  const [ann, ben] = [await aMember(workspace, 'reviewer'), await aMember(workspace, 'planner')];
  const agent = await anAgent(workspace);
  const mentions = [ann.principal.id, ben.principal.id, ann.principal.id];
  await call(agent.tenant, addNote, { mission, taskId: tasks.T0, text: 'The supplier answers on Monday.', mentions });
  expect((await itemsOf(mission, 'mention')).map(({ assigneeId }) => assigneeId).toSorted()).toEqual(
    [ann.principal.id, ben.principal.id].toSorted(),
  );
  const mine = listAttentionOutput.parse(await call(ann, listAttention, { view: 'mine', kind: 'mention' }));
  expect(mine.items).toMatchObject([
    {
      title: `Note from ${agent.tenant.principal.name}: “The supplier answers on Monday.”`,
      askedBy: { id: agent.id },
      words: [{ by: { id: agent.id }, text: 'The supplier answers on Monday.' }],
      task: { id: tasks.T0 },
      assignee: { id: ann.principal.id },
    },
  ]);
  const [item] = mine.items;
  const seen = { item: item?.id, outcome: 'seen', expectedVersion: item?.version };
  const { resolved } = resolveAttentionOutput.parse(await call(ann, resolveAttention, { items: [seen] }));
  expect(resolved).toBe(1);
  expect((await itemsOf(mission, 'mention')).map(({ assigneeId }) => assigneeId)).toEqual([ben.principal.id]);
  expect(await call(ben, listNotes, { mission, taskId: tasks.T0 })).toMatchObject({
    items: [{ text: 'The supplier answers on Monday.', author: { id: agent.id } }],
  });
});

test('nobody is mentioned who is no member here or has no queue, and then no note is left', async () => {
  const workspace = await aWorkspace();
  const { id: mission } = await aRunningMission(workspace.owner);
  const [viewer, foreign] = [await aMember(workspace, 'viewer'), (await aWorkspace()).owner];
  for (const { principal } of [viewer, foreign])
    expect(await codeOf(call(workspace.owner, addNote, { mission, text: 'Look.', mentions: [principal.id] }))).toBe(
      'not_found',
    );
  expect(await call(workspace.owner, listNotes, { mission })).toMatchObject({ items: [] });
});
