import { expect, test } from 'vitest';
import { resolveAttention } from '@/lib/decisions/handlers';
import { holdMission, resumeMission } from '@/lib/missions/handlers';
import { db } from '@/lib/server/db';
import { failTask } from '@/lib/work/handlers';
import { aMember, anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission, call, claim, complete } from '@/test/factories-governance';
import { getMissionTimeline } from './handlers';
import { missionTimeline } from './schema-timeline';

test('a timeline tells every attempt under its worker, what waited for people and who decided, and every hold', async () => {
  const workspace = await aWorkspace();
  const { owner } = workspace;
  const { id: mission, tasks } = await aRunningMission(owner, [
    { title: 'one', fulfils: ['A1'], verification: 'review' },
    { title: 'two' },
  ]);
  const [first, second] = [await anAgent(workspace), await anAgent(workspace)];
  const failing = await claim(first.tenant, tasks.T0 ?? '');
  const { taskId: task, leaseToken } = failing;
  await call(first.tenant, failTask, { task, leaseToken, reason: 'It broke.' });
  await complete(second.tenant, await claim(second.tenant, tasks.T0 ?? ''));
  const running = await claim(first.tenant, tasks.T1 ?? '');
  const reviewer = await aMember(workspace, 'reviewer');
  const item = await db().attentionItem.findFirstOrThrow({ where: { missionId: mission, kind: 'task_review' } });
  const accept = { item: item.id, expectedVersion: item.version, outcome: 'accept' };
  await call(reviewer, resolveAttention, { items: [accept] });
  await call(owner, holdMission, { mission, why: 'Lunch.' });
  await call(owner, resumeMission, { mission });

  const read = async () => missionTimeline.parse(await call(owner, getMissionTimeline, { mission }));
  const { workers, waits, holds, ...rest } = await read();
  const told = workers.map(({ worker, attempts }) => [
    worker.id,
    attempts.map(({ taskKey, number, outcome, until }) => [taskKey, number, outcome, until !== null]),
  ]);
  expect(new Map(told as [string, unknown][])).toEqual(
    new Map<string, unknown>([
      [
        first.id,
        [
          ['T0', 1, 'failed', true],
          ['T1', 1, 'running', false],
        ],
      ],
      [second.id, [['T0', 2, 'succeeded', true]]],
    ]),
  );
  expect(waits).toMatchObject([
    { kind: 'task_review', taskId: task, outcome: 'accept', by: { id: reviewer.principal.id } },
  ]);
  expect(holds).toMatchObject([{ reason: 'person', why: 'Lunch.', by: { id: owner.principal.id } }]);
  expect([waits[0]?.until, holds[0]?.until]).not.toContain(null);
  expect(rest.earlier).toEqual({ attempts: 0, waits: 0 });
  const { startedAt } = await db().attempt.findUniqueOrThrow({ where: { id: failing.attemptId } });
  expect(rest.from).toBe(startedAt.toISOString());
  expect(running.taskId).toBe(tasks.T1);
});

test('of a thousand and three attempts the latest thousand are told, and that three were before', async () => {
  const workspace = await aWorkspace();
  const { id: mission, tasks } = await aRunningMission(workspace.owner);
  const agent = await anAgent(workspace);
  const { attemptId } = await claim(agent.tenant, tasks.T0 ?? '');
  const one = await db().attempt.findUniqueOrThrow({ where: { id: attemptId } });
  const [{ columns } = { columns: '' }] = await db().$queryRaw<{ columns: string }[]>`
    select string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns
    where table_name = 'attempt' and column_name not in ('id', 'number', 'started_at', 'ended_at', 'outcome')`;
  await db().$executeRawUnsafe(`
    insert into attempt (id, number, started_at, ended_at, outcome, ${columns})
    select id || '-' || n, n + 1, started_at - n * interval '1 s', started_at - n * interval '1 s', 'failed', ${columns}
    from attempt, generate_series(1, 1002) n where id = '${one.id}'`);
  const { workers, earlier, from } = missionTimeline.parse(
    await call(workspace.owner, getMissionTimeline, { mission }),
  );
  expect(workers.map(({ attempts }) => attempts.length)).toEqual([1000]);
  expect(workers[0]?.attempts.at(-1)?.number).toBe(1);
  expect(earlier).toEqual({ attempts: 3, waits: 0 });
  expect(from).toBe(new Date(one.startedAt.getTime() - 999_000).toISOString());
});
