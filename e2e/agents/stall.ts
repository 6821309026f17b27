import { db } from '@/lib/server/db';
import { anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission } from '@/test/factories-governance';
import { Door, type Lease, leaseOf } from './door';
import { until } from './until';

export type Figures = {
  workers: number;
  claims: number;
  completed: number;
  staleWrites: number;
  staleWritesRejected: number;
  violations: number;
};

/** The shortest lease that the server grants. */
const leaseSeconds = 5;
const handoff = { summary: 'Done.' };
const terms = {
  target: 'Everything is done once.',
  assertions: [{ statement: 'It works.' }],
  budget: { tokens: 1_000_000, attemptsPerTask: 20 },
};

/**
 * Lets many workers do `taskCount` tasks over HTTP. The first holder of every third task stalls until another worker
 * has the task, and then writes all the same; that other worker does not end before. A violation is a stale write
 * that was taken, or a result in the database that is not of the last attempt.
 */
export async function runStall(url: string, workers: number, taskCount: number): Promise<Figures> {
  const workspace = await aWorkspace();
  const tasks = Array.from({ length: taskCount }, (_, i) => ({
    title: `task ${i}`,
    maxAttempts: 20,
    ...(i === 0 && { fulfils: ['A1'] }),
  }));
  const mission = await aRunningMission(workspace.owner, tasks, terms);
  const stalling = new Set(Object.values(mission.tasks).filter((_, i) => i % 3 === 0));
  const agents = await Promise.all(Array.from({ length: workers }, () => anAgent(workspace)));
  const figures: Figures = { workers, claims: 0, completed: 0, staleWrites: 0, staleWritesRejected: 0, violations: 0 };
  const spoken = new Set<string>();
  const run = { missionId: mission.id, stalling, spoken, figures };
  await Promise.all(agents.map((agent) => work(new Door(url, agent.token), run)));
  figures.violations += await countForeignResults(mission.id);
  return figures;
}

type Run = { missionId: string; stalling: Set<string>; spoken: Set<string>; figures: Figures };

async function work(door: Door, run: Run): Promise<void> {
  while (!(await isOver(run.missionId))) {
    const reply = await door.post('/tasks/claim', { missionId: run.missionId, leaseSeconds, waitSeconds: 2 });
    const lease = leaseOf(reply);
    if (!lease) continue;
    run.figures.claims++;
    const stalls = lease.number === 1 && run.stalling.has(lease.taskId);
    if (stalls) await stall(door, lease, run);
    else await finish(door, lease, run);
  }
}

const isOver = async (missionId: string) =>
  (await db().task.count({ where: { missionId, status: { not: 'done' } } })) === 0;

async function finish(door: Door, lease: Lease, run: Run): Promise<void> {
  const path = `/tasks/${lease.taskId}`;
  const { leaseToken } = lease;
  await door.post(`${path}/progress`, { leaseToken, percent: 50 });
  // The one that stalled speaks first: both results are then on the table.
  if (lease.number > 1 && run.stalling.has(lease.taskId))
    await until('the stale writes', async () => {
      await door.post(`${path}/heartbeat`, { leaseToken });
      return run.spoken.has(lease.taskId);
    });
  const output = { attempt: lease.attemptId };
  const reply = await door.post(`${path}/complete`, { leaseToken, handoff, output });
  if (reply.status === 200) run.figures.completed++;
}

async function stall(door: Door, lease: Lease, { spoken, figures }: Run): Promise<void> {
  const path = `/tasks/${lease.taskId}`;
  const { leaseToken } = lease;
  await door.post(`${path}/progress`, { leaseToken, percent: 10 });
  await until('another worker on the task', () =>
    db().attempt.findFirst({ where: { taskId: lease.taskId, number: { gt: lease.number } } }),
  );
  const stale: [string, object][] = [
    ['heartbeat', {}],
    ['progress', { percent: 90, checkpoint: { stale: true } }],
    ['evidence', { kind: 'observation', value: { text: 'stale' } }],
    ['artifacts', { name: 'stale.txt', text: 'stale' }],
    ['complete', { handoff, output: { attempt: lease.attemptId } }],
  ];
  for (const [verb, body] of stale) {
    const reply = await door.post(`${path}/${verb}`, { leaseToken, ...body });
    figures.staleWrites++;
    if (reply.status < 300) figures.violations++;
    else if (reply.body.code === 'lease_lost') figures.staleWritesRejected++;
    else throw new Error(`${verb} of a lost worker answered ${reply.status} ${JSON.stringify(reply.body)}`);
  }
  spoken.add(lease.taskId);
}

/** Tasks whose output, evidence or success is of another attempt than the last. */
async function countForeignResults(missionId: string): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from task t
    where t.mission_id = ${missionId} and (
      t.output ->> 'attempt' <> (select a.id from attempt a where a.task_id = t.id and a.number = t.last_attempt)
      or (select count(*) from attempt a where a.task_id = t.id and a.outcome = 'succeeded') <> 1
      or exists (select from evidence e join attempt a on a.id = e.attempt_id
        where e.task_id = t.id and a.number < t.last_attempt)
    )`;
  return row?.count ?? 0;
}
