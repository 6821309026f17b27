import { expect, test } from 'vitest';
import { aWorkspace } from '@/test/factories';
import { addTasks } from '@/test/factories-graph';
import { db, Prisma } from './db';
import { columnsOf } from './row';

test('a raw row of a task is the row that Prisma reads, value for value', async () => {
  const workspace = await aWorkspace();
  await addTasks(workspace.owner, workspace.inboxId, [
    {
      title: 'all',
      outputSchema: { type: 'object' },
      dueAt: '2030-01-01T00:00:00Z',
      budget: { tokens: 5, money: '1' },
    },
  ]);
  const read = await db().task.findFirstOrThrow({ where: { missionId: workspace.inboxId } });
  const columns = columnsOf(Prisma.TaskScalarFieldEnum, 't');
  const raw = await db().$queryRaw`select ${columns} from task t where t.id = ${read.id}`;
  expect(raw).toEqual([read]);
});

test('a raw row of a mission is the row that Prisma reads, without what is left out', async () => {
  const workspace = await aWorkspace();
  const { layout, ...read } = await db().mission.findUniqueOrThrow({ where: { id: workspace.inboxId } });
  const columns = columnsOf(Prisma.MissionScalarFieldEnum, 'm', 'layout');
  const raw = await db().$queryRaw`select ${columns} from mission m where m.id = ${workspace.inboxId}`;
  expect(raw).toEqual([read]);
  expect(layout).toEqual({});
});
