import { beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/server/db';
import { aWorkspace, type TestWorkspace } from '@/test/factories';
import { aPlannedMission } from '@/test/factories-governance';
import { addTasks, putTask } from '@/test/factories-graph';
import { updateTasks } from './commands';

let workspace: TestWorkspace;

beforeAll(async () => {
  workspace = await aWorkspace();
});

const titled = (count: number) => Array.from({ length: count }, (_, index) => ({ title: `task ${index}` }));
const prioritiesOf = async (missionId: string) =>
  (await db().task.findMany({ where: { missionId }, orderBy: { number: 'asc' } })).map(({ priority }) => priority);

test('several tasks are changed all or none, and the refusal names each that refuses by its place', async () => {
  const mission = await aPlannedMission(workspace.owner);
  const ids = Object.values(await addTasks(workspace.owner, mission, titled(4)));
  const raise = (tasks: readonly string[]) =>
    updateTasks(
      workspace.owner,
      mission,
      tasks.map((task) => ({ task, priority: 'urgent' })),
    );
  await putTask(ids[1] ?? '', 'skipped');
  await putTask(ids[3] ?? '', 'skipped');
  await expect(raise(ids)).rejects.toMatchObject({
    code: 'wrong_state',
    message: 'T1 is skipped. 2 of 4 are refused.',
    errors: [
      { path: 'tasks.1', message: 'T1 is skipped. Create a new task instead.' },
      { path: 'tasks.3', message: 'T3 is skipped. Create a new task instead.' },
    ],
  });
  expect(await prioritiesOf(mission)).toEqual(['medium', 'medium', 'medium', 'medium']);
  await raise([ids[0] ?? '', ids[2] ?? '']);
  expect(await prioritiesOf(mission)).toEqual(['urgent', 'medium', 'urgent', 'medium']);
});
