import 'server-only';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { env } from './env';
import { log } from './log';
import { failureOf } from './problem';
import { onAnnounce, wakeHere } from './wake';

/** Something that a server does by itself, in small steps that each stand alone. Returns how much it did. */
export type Sweep = {
  name: string;
  run: () => Promise<number>;
  /** Runs at most this often; every tick where it is left out. */
  everySeconds?: number;
};

/** A lost lease is closed within 15 s of its end: two ticks and the time that the work takes. */
export const tickMs = 5_000;
/** Of the advisory lock that makes one of all processes sweep. */
const sweepLock = 7_402_118;
const channel = 'mission_control_wake';

type Jobs = { client: pg.Client | null; me: string; lastRun: Map<string, number>; busy: boolean };

const held = globalThis as { missionControlJobs?: Jobs };

/**
 * Starts what this process does by itself: it tells other processes of new events and hears theirs, and every 5 s, where
 * no other process is at it, it sweeps. Harmless when called again, and on any number of replicas.
 */
export async function startJobs(sweeps: readonly Sweep[]): Promise<void> {
  if (held.missionControlJobs) return;
  const jobs: Jobs = { client: null, me: randomUUID(), lastRun: new Map(), busy: false };
  held.missionControlJobs = jobs;
  onAnnounce((workspaceId) => void tell(jobs, workspaceId));
  await connect(jobs);
  setInterval(() => void tick(jobs, sweeps), tickMs).unref();
}

/** One connection of its own: an advisory lock and LISTEN belong to a session, and the pool hands sessions around. */
async function connect(jobs: Jobs): Promise<pg.Client | null> {
  if (jobs.client) return jobs.client;
  const client = new pg.Client({
    connectionString: env().DATABASE_URL,
    application_name: 'mission-control-jobs',
    // Many workspaces are told of in the same moment: none waits for the answer of another.
    pipeline: true,
  });
  const forget = () => {
    if (jobs.client === client) jobs.client = null;
  };
  client.on('error', forget);
  client.on('end', forget);
  client.on('notification', ({ payload = '' }) => {
    const [sender, workspaceId] = payload.split(' ');
    if (workspaceId && sender !== jobs.me) wakeHere(workspaceId);
  });
  try {
    await client.connect();
    await client.query(`listen ${channel}`);
    jobs.client = client;
    return client;
  } catch (error) {
    log.warn({ err: error instanceof Error ? error.message : String(error) }, 'jobs wait for the database');
    return null;
  }
}

/** Outside every transaction, after the commit: a NOTIFY inside one would queue all commits behind each other. */
async function tell(jobs: Jobs, workspaceId: string): Promise<void> {
  await jobs.client?.query('select pg_notify($1, $2)', [channel, `${jobs.me} ${workspaceId}`]).catch(() => {});
}

async function tick(jobs: Jobs, sweeps: readonly Sweep[]): Promise<void> {
  if (jobs.busy) return;
  jobs.busy = true;
  try {
    const client = await connect(jobs);
    const answer = await client?.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [sweepLock]);
    if (!client || !answer?.rows[0]?.got) return;
    try {
      for (const sweep of sweeps) await runOne(jobs, sweep);
    } finally {
      await client.query('select pg_advisory_unlock($1)', [sweepLock]);
    }
  } catch (error) {
    log.warn({ err: error instanceof Error ? error.message : String(error) }, 'a tick of the jobs failed');
  } finally {
    jobs.busy = false;
  }
}

async function runOne(jobs: Jobs, { name, run, everySeconds = 0 }: Sweep): Promise<void> {
  const last = jobs.lastRun.get(name) ?? Number.NEGATIVE_INFINITY;
  if (performance.now() - last < everySeconds * 1000) return;
  jobs.lastRun.set(name, performance.now());
  try {
    const done = await run();
    if (done > 0) log.info({ sweep: name, done }, 'swept');
  } catch (error) {
    log.error({ sweep: name, failure: failureOf(error) }, 'a sweep failed; the next tick tries again');
  }
}
