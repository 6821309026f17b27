import { expect, test } from 'vitest';
import { missionView } from '@/lib/missions/schema';
import { db } from '@/lib/server/db';
import { anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission, call, claim } from '@/test/factories-governance';
import { codeOf, itemsOf } from '@/test/factories-work';
import { escalateTask } from './handlers';

const inAWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString();

test('a task that outgrew itself becomes a mission in plan and waits for it, with a note and somebody who looks after it', async () => {
  const { owner } = await aWorkspace();
  const { id: mission, tasks } = await aRunningMission(owner, [{ title: 'one', fulfils: ['A1'] }, { title: 'two' }]);
  const given = { task: tasks.T1, name: 'Two, in full', brief: 'It is many things.' };
  const grown = missionView.parse(await call(owner, escalateTask, { ...given, checkBy: inAWeek() }));
  expect(grown).toMatchObject({ name: 'Two, in full', brief: 'It is many things.', status: 'plan' });
  const task = await db().task.findUniqueOrThrow({ where: { id: tasks.T1 ?? '' } });
  expect(task).toMatchObject({ status: 'blocked', blockKind: 'outside', blockOwnerId: owner.principal.id });
  const note = await db().note.findFirstOrThrow({ where: { taskId: task.id } });
  expect(note.text).toBe(`It became the mission “Two, in full” (${grown.id}).`);
  expect(await itemsOf(mission, 'task_blocked')).toHaveLength(1);

  const kept = missionView.parse(await call(owner, escalateTask, { ...given, task: tasks.T0, name: 'One' }));
  expect(kept.status).toBe('plan');
  expect((await db().task.findUniqueOrThrow({ where: { id: tasks.T0 ?? '' } })).status).toBe('todo');
});

test('a task that somebody works on becomes no mission, and nothing is left of a refused one', async () => {
  const workspace = await aWorkspace();
  const { owner } = workspace;
  const { id, tasks } = await aRunningMission(owner);
  const task = tasks.T0 ?? '';
  const given = { task, name: 'Grown', brief: 'It is many things.' };
  const past = new Date(Date.now() - 1000).toISOString();
  expect(await codeOf(call(owner, escalateTask, { ...given, checkBy: past }))).toBe('invalid_input');
  await claim((await anAgent(workspace)).tenant, task);
  expect(await codeOf(call(owner, escalateTask, given))).toBe('wrong_state');
  const missions = await db().mission.findMany({ where: { workspaceId: workspace.id, isInbox: false } });
  expect(missions.map((one) => one.id)).toEqual([id]);
  expect(await db().note.count({ where: { missionId: id } })).toBe(0);
});
