import { expect, test } from 'vitest';
import { db } from '@/lib/server/db';
import { blockTask, failTask } from '@/lib/work/handlers';
import { anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission, call, claim, complete } from '@/test/factories-governance';
import { listLanes } from './handlers';
import { type AgentLanes, agentLanes, mostAmongMany } from './schema-lanes';

type Input = { hours?: number; agent?: string };
const read = async (tenant: Parameters<typeof call>[0], input: Input = {}): Promise<AgentLanes> =>
  agentLanes.parse(await call(tenant, listLanes, input));

test('each agent has a lane over all missions, with why it does not work and since when; others see none of it', async () => {
  const workspace = await aWorkspace();
  const { owner } = workspace;
  const missions = [
    await aRunningMission(owner, [{ title: 'one', fulfils: ['A1'] }]),
    await aRunningMission(owner, [{ title: 'two', fulfils: ['A1'] }]),
    await aRunningMission(owner, [{ title: 'long ago', fulfils: ['A1'] }]),
  ];
  const [first, second, third] = missions.map(({ tasks }) => tasks.T0 ?? '');
  const [busy, idle, gone] = [await anAgent(workspace), await anAgent(workspace), await anAgent(workspace)];
  const failing = await claim(busy.tenant, first ?? '');
  const { taskId: task, leaseToken } = failing;
  await call(busy.tenant, failTask, { task, leaseToken, reason: 'It broke.' });
  await claim(busy.tenant, second ?? '');
  const old = await claim(idle.tenant, third ?? '');
  await complete(idle.tenant, old);
  await db().$executeRaw`update attempt set started_at = started_at - interval '50 hours',
    ended_at = ended_at - interval '50 hours' where id = ${old.attemptId}`;
  await db().agent.updateMany({ where: { id: { in: [busy.id, idle.id] } }, data: { lastSeenAt: new Date() } });

  const told = ({ items }: AgentLanes) =>
    items.map(({ agent, state, waitsFor, attempts }) => [
      agent.id,
      waitsFor ?? state,
      ...attempts.map(({ taskTitle, outcome }) => `${taskTitle} ${outcome}`),
    ]);
  const day = await read(owner);
  expect(told(day)).toEqual([
    [busy.id, 'working', 'one failed', 'two running'],
    [idle.id, 'nothing_to_claim'],
    [gone.id, 'never_seen'],
  ]);
  expect(day.cut).toBe(0);
  expect(day.items.map(({ since }) => since === null)).toEqual([true, false, false]);
  const ended = await db().attempt.findUniqueOrThrow({ where: { id: old.attemptId } });
  expect(day.items[1]?.since).toBe(ended.endedAt?.toISOString());
  expect(told(await read(owner, { hours: 168, agent: idle.id }))).toEqual([
    [idle.id, 'nothing_to_claim', 'long ago succeeded'],
  ]);
  expect((await read((await aWorkspace()).owner, { agent: busy.id })).items).toEqual([]);
});

test('what an agent waits for is told where its task is blocked; of many attempts the latest are told', async () => {
  const workspace = await aWorkspace();
  const { tasks } = await aRunningMission(workspace.owner);
  const agent = await anAgent(workspace);
  const { attemptId, taskId: task, leaseToken } = await claim(agent.tenant, tasks.T0 ?? '');
  const checkBy = new Date(Date.now() + 3_600_000).toISOString();
  const outside = { kind: 'outside', owner: workspace.owner.principal.id, checkBy, reason: 'The shop is closed.' };
  await call(agent.tenant, blockTask, { task, leaseToken, ...outside });
  await db().agent.update({ where: { id: agent.id }, data: { lastSeenAt: new Date() } });
  const [{ columns } = { columns: '' }] = await db().$queryRaw<{ columns: string }[]>`
    select string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns
    where table_name = 'attempt' and column_name not in ('id', 'number', 'started_at', 'ended_at', 'outcome')`;
  await db().$executeRawUnsafe(`
    insert into attempt (id, number, started_at, ended_at, outcome, ${columns})
    select id || '-' || n, n + 1, started_at - n * interval '1 s', started_at - n * interval '1 s', 'failed', ${columns}
    from attempt, generate_series(1, ${mostAmongMany + 4}) n where id = '${attemptId}'`);
  const { items } = await read(workspace.owner);
  expect(items).toMatchObject([{ state: 'waiting', waitsFor: 'outside', earlier: 5 }]);
  expect(items[0]?.attempts).toHaveLength(mostAmongMany);
  expect(items[0]?.attempts.at(-1)?.number).toBe(1);
  expect((await read(workspace.owner, { agent: agent.id })).items[0]?.earlier).toBe(0);
});
