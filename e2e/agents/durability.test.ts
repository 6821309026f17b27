import { db } from '@/lib/server/db';
import type { Server } from '@/scripts/server';
import { startTestServer } from '@/scripts/test-server';
import { anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission } from '@/test/factories-governance';
import { addTasks } from '@/test/factories-graph';
import { expect, test } from '../fixtures';
import { Door, leaseOf, type Reply } from './door';
import { isThere, killBackend, killServer } from './killing';
import { enterDatabase, leaveDatabase } from './own-database';
import { until } from './until';

const workers = 8;
/** What is killed, one after the other: the server, a connection's process of the database, the whole database. */
const kills = ['server', 'backend', 'database', 'server', 'database'] as const;
const acknowledgedBetweenKills = 60;

/** What the server has said yes to. */
type Acknowledged = { claims: string[]; evidence: string[]; completed: string[] };

test('nothing acknowledged is lost when server and database are killed under load (R13)', async () => {
  test.setTimeout(300_000);
  const own = await startTestServer(process.cwd(), { durable: true, env: { LOG_LEVEL: 'silent' } });
  await enterDatabase(own.databaseUrl);
  let running: Server = own.server;
  try {
    const workspace = await aWorkspace();
    const mission = await aRunningMission(workspace.owner);
    // More than the quickest machine does between two kills.
    for (let i = 0; i < 40; i++) await addTasks(workspace.owner, mission.id, Array(100).fill({ title: 'more' }));
    const agents = await Promise.all(
      Array.from({ length: workers }, () => anAgent(workspace, { concurrencyLimit: 200 })),
    );
    const acknowledged: Acknowledged = { claims: [], evidence: [], completed: [] };
    const stop = new AbortController();
    const load = agents.map(({ token }) => work(new Door(own.url, token), mission.id, acknowledged, stop.signal));
    for (const kill of kills) {
      const target = countOf(acknowledged) + acknowledgedBetweenKills;
      await until('more work', async () => countOf(acknowledged) >= target);
      if (kill === 'server') running = await killServer(own, running);
      else if (kill === 'backend') await killBackend();
      else await own.database.crash();
    }
    await until('the database', isThere);
    const upAgain = await databaseTime();
    const target = countOf(acknowledged) + acknowledgedBetweenKills;
    await until('work after the last kill', async () => countOf(acknowledged) >= target);
    stop.abort();
    await Promise.all(load);
    const lost = await countLost(acknowledged);
    const recovered = await recoverLeases(mission.id, upAgain);
    console.log(
      `R13: ${JSON.stringify({ kills: kills.length, acknowledged: countOf(acknowledged), lost, ...recovered })}`,
    );
    expect(lost).toBe(0);
    expect(recovered.slowestSeconds).toBeLessThanOrEqual(15);
  } finally {
    await leaveDatabase();
    await running.stop();
    await own.stop();
  }
});

const countOf = ({ claims, evidence, completed }: Acknowledged) => claims.length + evidence.length + completed.length;

/** A worker that repeats what got no answer, with the same key, until it is answered. */
async function work(door: Door, missionId: string, acknowledged: Acknowledged, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const reply = await insist(door, '/tasks/claim', { missionId, leaseSeconds: 5 }, stop);
    const lease = reply && leaseOf(reply);
    if (!lease) continue;
    acknowledged.claims.push(lease.attemptId);
    const { taskId, leaseToken } = lease;
    const proof = { leaseToken, kind: 'observation', value: { text: lease.attemptId } };
    const added = await insist(door, `/tasks/${taskId}/evidence`, proof, stop);
    if (added?.status === 201) acknowledged.evidence.push(String(added.body.id));
    // Some go away in the middle of their work: their leases must come back.
    if (acknowledged.claims.length % 10 === 0) continue;
    const done = await insist(door, `/tasks/${taskId}/complete`, { leaseToken, handoff: { summary: 'Done.' } }, stop);
    if (done?.status === 200) acknowledged.completed.push(taskId);
  }
}

async function insist(door: Door, path: string, body: object, stop: AbortSignal): Promise<Reply | null> {
  const key = crypto.randomUUID();
  while (!stop.aborted) {
    const reply = await door.post(path, body, key).catch(() => null);
    if (reply && reply.status < 500) return reply;
  }
  return null;
}

async function countLost({ claims, evidence, completed }: Acknowledged): Promise<number> {
  const kept =
    (await db().attempt.count({ where: { id: { in: claims } } })) +
    (await db().evidence.count({ where: { id: { in: evidence } } })) +
    (await db().task.count({ where: { id: { in: completed }, status: 'done' } }));
  return claims.length + evidence.length + new Set(completed).size - kept;
}

async function databaseTime(): Promise<Date> {
  const [row] = await db().$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`;
  return row?.now ?? new Date();
}

/** Waits until no lease is left; says how long after its end the slowest was closed while there was a server to do it. */
async function recoverLeases(missionId: string, upAgain: Date) {
  const isClosed = async () => (await db().attempt.count({ where: { missionId, outcome: 'running' } })) === 0;
  await until('every lease to be closed', isClosed);
  const lost = await db().attempt.findMany({ where: { missionId, outcome: 'lost' } });
  const delays = lost
    .filter(({ leaseExpiresAt }) => leaseExpiresAt > upAgain)
    .map(({ endedAt, leaseExpiresAt }) => ((endedAt?.getTime() ?? 0) - leaseExpiresAt.getTime()) / 1000);
  return { leasesRecovered: lost.length, slowestSeconds: Math.round(Math.max(0, ...delays) * 10) / 10 };
}
