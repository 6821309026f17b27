import type { Pool } from 'pg';
import { newId } from '../lib/core/ids.ts';
import type { Claim } from './agents.ts';
import { aField, type Field } from './arrange.ts';
import { openHttp } from './http.ts';
import { type Measured, measure } from './measure.ts';
import type { Bench } from './works.ts';

export type ScaleFigures = { few: number; many: number; small: Measured; large: Measured };

/** Tasks in the table for the second measurement; a million of them take two minutes to make. */
const wanted = Number(process.env.MC_BENCH_TASKS ?? 0);
const claims = 300;
const missions = 4;
const otherMissions = 100;

/**
 * A claim with a thousand tasks in the table and with as many as MC_BENCH_TASKS says: a third of them ready in missions
 * on hold, a third ready in another workspace, a third done in the very missions from which is claimed, with an attempt
 * each. Null where none are asked for.
 */
export async function measureScale({ url, pool, say }: Bench): Promise<ScaleFigures | null> {
  if (wanted === 0) return null;
  say('claim, one worker, among a thousand tasks');
  const few = 1_000;
  await pool.query('truncate workspace cascade');
  const field = await aField({ agents: 1, missions, tasks: few / missions });
  const http = openHttp(url, field.agents[0]?.token ?? '');
  const claim = async () => {
    const { task } = await http.call<Claim>('POST', '/api/v1/tasks/claim', {});
    if (!task) throw new Error('nothing was left to claim');
    return true;
  };
  const run = async () => {
    await pool.query('vacuum analyze');
    await measure({ lanes: 1, count: 100, limitMs: 10_000 }, claim);
    return measure({ lanes: 1, count: claims, limitMs: 30_000 }, claim);
  };
  const small = await run();
  say(`claim, one worker, among ${wanted} tasks (making them first)`);
  await fill(pool, field, wanted - few);
  const large = await run();
  http.close();
  return { few, many: wanted, small, large };
}

export async function fill(pool: Pool, field: Field, tasks: number): Promise<void> {
  const third = Math.ceil(tasks / 3);
  const foreign = await aField({ agents: 1, missions: 1, tasks: 1 });
  const held = await someMissions(pool, field, 1);
  const theirs = await someMissions(pool, foreign, 0);
  await addTasks(pool, field, held, third, 'todo');
  await addTasks(pool, foreign, theirs, third, 'todo');
  await addTasks(pool, field, field.missions, third, 'done');
}

/** Running missions of the field's workspace, each with so many open holds. */
async function someMissions(pool: Pool, { workspace }: Field, openHolds: number): Promise<string[]> {
  const ids = Array.from({ length: otherMissions }, () => newId('mission'));
  await pool.query(
    `insert into mission (id, workspace_id, name, status, open_holds, next_task_number, created_by_id)
     select id, $2, 'Bench', 'execute', $3, 1, $4 from unnest($1::text[]) id`,
    [ids, workspace.id, openHolds, workspace.owner.principal.id],
  );
  return ids;
}

/** Rows straight into the tables, spread over the missions; those that are done were done by the field's agent. */
async function addTasks(pool: Pool, field: Field, into: string[], count: number, status: 'todo' | 'done') {
  const client = await pool.connect();
  try {
    await client.query('begin');
    // The rows fit by construction: a million foreign keys need not be looked up.
    await client.query('set local session_replication_role = replica');
    const made = `select 'tsk_' || lpad(($4 || n)::text, 26, '0') as id, ($1::text[])[1 + n % cardinality($1::text[])] as mission,
      100000 + n as number from generate_series(1, $2::int) n`;
    const prefix = status === 'done' ? '7' : field.workspace.id.slice(-6);
    await client.query(
      `insert into task (id, workspace_id, mission_id, key, number, title, status, ready_at, last_attempt, created_by_id)
       select id, $3, mission, 'T' || number, number, 'Bench', $5::task_status,
         case when $5 = 'todo' then now() end, case when $5 = 'todo' then 0 else 1 end, $6 from (${made}) made`,
      [into, count, field.workspace.id, prefix, status, field.workspace.owner.principal.id],
    );
    if (status === 'done')
      await client.query(
        `insert into attempt (id, workspace_id, mission_id, task_id, number, worker_id, outcome, lease_hash, lease_seconds,
           lease_expires_at, started_at, last_heartbeat_at, ended_at)
         select replace(id, 'tsk', 'att'), $3, mission, id, 1, $5, 'succeeded', repeat('0', 64), 120, now(), now(), now(), now()
         from (${made}) made`,
        [into, count, field.workspace.id, prefix, field.agents[0]?.id],
      );
    await client.query('commit');
  } finally {
    client.release();
  }
}
