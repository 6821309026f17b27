import { expect, test } from 'vitest';
import { aWorkspace } from '@/test/factories';
import { addTasks } from '@/test/factories-graph';
import { db } from './db';
import { fromColumns } from './row';

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
  const [raw] = await db().$queryRaw<Record<string, unknown>[]>`select t.* from task t where t.id = ${read.id}`;
  expect(fromColumns(raw ?? {})).toEqual(read);
});
