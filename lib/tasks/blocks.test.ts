import { beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/server/db';
import { blockTask } from '@/lib/work/block';
import { claimTask } from '@/lib/work/claim';
import { cancelTask, skipTask } from '@/lib/work/exits';
import { blockTaskInput, claimTaskInput } from '@/lib/work/schema';
import { anAgent, aWorkspace, type TestAgent, type TestWorkspace } from '@/test/factories';
import { aRunningMission, claim, complete } from '@/test/factories-governance';
import { getTask } from './data-detail';
import { changeDependencies } from './edges';

let workspace: TestWorkspace;
let worker: TestAgent;

beforeAll(async () => {
  workspace = await aWorkspace();
  worker = await anAgent(workspace, { concurrencyLimit: 100 });
});

const aPair = () => aRunningMission(workspace.owner, [{ title: 'A', fulfils: ['A1'] }, { title: 'B' }]);

async function block(taskId: string, on: string): Promise<void> {
  const { leaseToken } = await claim(worker.tenant, taskId);
  const input = { task: taskId, leaseToken, kind: 'task', on, reason: 'It needs the other one.' };
  await blockTask(worker.tenant, blockTaskInput.parse(input));
}

const openItems = async (missionId: string) =>
  (await db().attentionItem.findMany({ where: { missionId, status: 'open' } })).map(({ kind, taskId }) => [
    kind,
    taskId,
  ]);

test('a task blocked on another goes on when that is done, or skipped', async () => {
  for (const finish of ['done', 'skipped']) {
    const { tasks } = await aPair();
    const [first = '', second = ''] = [tasks.T0, tasks.T1];
    await block(second, first);
    expect(await getTask(workspace.owner, second)).toMatchObject({
      status: 'blocked',
      ready: false,
      block: { kind: 'task', key: 'T0', reason: 'It needs the other one.' },
    });
    if (finish === 'done') await complete(worker.tenant, await claim(worker.tenant, first));
    else await skipTask(workspace.owner, { task: first, reason: 'Not needed.' });
    expect(await getTask(workspace.owner, second)).toMatchObject({ status: 'todo', ready: true, block: null });
  }
});

test('a cancelled cause asks a person instead of unblocking, and the item goes with its cause', async () => {
  const { id, tasks } = await aPair();
  const [first = '', second = ''] = [tasks.T0, tasks.T1];
  await block(second, first);
  await cancelTask(workspace.owner, { task: first, reason: 'Not wanted.' });
  expect(await openItems(id)).toContainEqual(['dead_block', second]);
  const blocked = await getTask(workspace.owner, second);
  expect(blocked).toMatchObject({ status: 'blocked', cause: { key: expect.any(String) } });
  await skipTask(workspace.owner, { task: second, reason: 'Then not.' });
  expect((await openItems(id)).map(([kind]) => kind)).not.toContain('dead_block');
});

test('a block and an edge never close a circle together, in either order (R1)', async () => {
  const first = await aPair();
  await block(first.tasks.T1 ?? '', first.tasks.T0 ?? '');
  const edge = changeDependencies(workspace.owner, first.tasks.T0 ?? '', 'add', ['T1']);
  await expect(edge).rejects.toMatchObject({ code: 'cycle', extra: { keys: ['T0', 'T1', 'T0'] } });
  const second = await aPair();
  await changeDependencies(workspace.owner, second.tasks.T1 ?? '', 'add', ['T0']);
  await expect(block(second.tasks.T0 ?? '', second.tasks.T1 ?? '')).rejects.toMatchObject({ code: 'cycle' });
});

test('a claim and a new dependency that race leave no task in progress before its dependency (R2)', async () => {
  let claims = 0;
  const rounds = 10;
  for (let round = 0; round < rounds; round++) {
    const { tasks } = await aPair();
    const [first = '', second = ''] = [tasks.T0, tasks.T1];
    // A head start that grows by a statement a round, so that now one, now the other comes first.
    const editing = async () => {
      for (let wait = 0; wait < 2 * round; wait++) await db().$queryRaw`select 1`;
      return changeDependencies(workspace.owner, second, 'add', [first]);
    };
    const [answer, edge] = await Promise.allSettled([
      claimTask(worker.tenant, claimTaskInput.parse({ taskId: second })),
      editing(),
    ]);
    const claimed = answer.status === 'fulfilled' && 'leaseToken' in answer.value;
    expect([claimed, edge.status]).toEqual(claimed ? [true, 'rejected'] : [false, 'fulfilled']);
    claims += claimed ? 1 : 0;
  }
  console.log(`R2: ${rounds} races of a claim and an edge, ${claims} claims won, ${rounds - claims} edges won, both 0`);
});
