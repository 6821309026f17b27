import { db } from '@/lib/server/db';
import { type Server, startServer } from '@/scripts/server';
import type { TestServer } from '@/scripts/test-server';
import { until } from './until';

/** Kills the server with everything that it started, and starts it again at the same address. */
export async function killServer(own: TestServer, running: Server): Promise<Server> {
  process.kill(-running.pid, 'SIGKILL');
  await running.ended;
  const port = Number(new URL(own.url).port);
  return startServer({ root: process.cwd(), dev: false, host: '127.0.0.1', port, env: own.env, write: () => {} });
}

/** Killing one process of PostgreSQL makes it throw all its memory away and recover from its log. */
export async function killBackend(): Promise<void> {
  const [victim] = await db().$queryRaw<{ pid: number }[]>`
    select pid from pg_stat_activity where application_name = 'mission-control' and state is not null
    order by query_start desc nulls last limit 1`;
  if (!victim) throw new Error('the server has no connection');
  process.kill(victim.pid, 'SIGKILL');
  await until('the database', isThere);
}

/** Whether the database answers. */
export const isThere = async () =>
  (await db()
    .workspace.count()
    .catch(() => 0)) > 0;
