import { createHash, randomBytes } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { newId } from '../lib/core/ids.ts';

// The least SQL that does the same work with the same guarantees, sent by pg alone: the limit, not a rival.

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } finally {
    client.release();
  }
}

const lockSql = `update mission set updated_at = clock_timestamp() where id = $1
  and (select pg_advisory_xact_lock(hashtextextended($1, 0)) is not null) returning seq, chain_hash, workspace_id`;

type Locked = { seq: string; chain_hash: string; workspace_id: string };

async function lock(client: PoolClient, mission: string): Promise<Locked> {
  const { rows } = await client.query<Locked>({ name: 'lock', text: lockSql, values: [mission] });
  if (!rows[0]) throw new Error('no such mission');
  return rows[0];
}

/** One event at the end of the chain, and the mission's counters with it. */
async function record(client: PoolClient, mission: string, head: Locked, fact: Fact): Promise<void> {
  const seq = Number(head.seq) + 1;
  const data = { number: 1 };
  const hash = sha256(head.chain_hash + JSON.stringify([seq, fact, data]));
  await client.query({
    name: 'event',
    text: `insert into event (workspace_id, mission_id, chain_id, seq, type, principal_id, via, subject_id, task_id,
      data, at, previous, hash) values ($1, $2, $2, $3, $4, $5, 'bench', $6, $6, $7, now(), $8, $9)`,
    values: [head.workspace_id, mission, seq, fact.type, fact.principal, fact.task, data, head.chain_hash, hash],
  });
  await client.query({
    name: 'counters',
    text: `update mission set seq = $2, chain_hash = $3, live_attempts = live_attempts + $4, last_served_at = now()
      where id = $1`,
    values: [mission, seq, hash, fact.live],
  });
}

type Fact = { type: string; principal: string; task: string; live: number };

export function createTaskSql(pool: Pool, mission: string, principal: string, number: number): Promise<void> {
  return inTransaction(pool, async (client) => {
    const head = await lock(client, mission);
    const task = newId('task');
    await client.query({
      name: 'create',
      text: `insert into task (id, workspace_id, mission_id, key, number, title, ready_at, created_by_id, updated_at)
        values ($1, $2, $3, $4, $5, 'Bench', now(), $6, now())`,
      values: [task, head.workspace_id, mission, `S${number}`, number, principal],
    });
    await record(client, mission, head, { type: 'task.created', principal, task, live: 0 });
  });
}

export type SqlLease = { attempt: string; task: string; hash: string; worker: string };

const bestSql = `select t.id, t.last_attempt from task t where t.mission_id = $1 and t.status = 'todo'
  and t.ready_at is not null order by t.priority, t.due_at nulls last, t.ready_at, t.number limit 1`;

/** The first mission in the queue that nobody is changing, with its lock; where all are busy, the first. */
const candidateSql = `with able as (
    select m.id from mission m where m.workspace_id = $1 and m.status = 'execute' and m.open_holds = 0
      and exists (select from task t where t.mission_id = m.id and t.status = 'todo' and t.ready_at is not null)
    order by m.priority, m.last_served_at
  ), free as (select id from able where pg_try_advisory_xact_lock(hashtextextended(id, 0)) limit 1)
  select * from free union all select * from able limit 1`;

/** Null once nothing is left. */
export function claimSql(pool: Pool, workspace: string, worker: string): Promise<SqlLease | null> {
  return inTransaction(pool, async (client) => {
    const look = { name: 'candidate', text: candidateSql, values: [workspace] };
    const mission = (await client.query<{ id: string }>(look)).rows[0]?.id;
    if (mission === undefined) return null;
    const head = await lock(client, mission);
    const best = await client.query<{ id: string; last_attempt: number }>({
      name: 'best',
      text: bestSql,
      values: [mission],
    });
    const task = best.rows[0];
    if (!task) return claimSqlEmpty;
    const [attempt, hash] = [newId('attempt'), sha256(randomBytes(32).toString('hex'))];
    await client.query({
      name: 'take',
      text: `update task set status = 'in_progress', ready_at = null, last_attempt = last_attempt + 1,
        version = version + 1, updated_at = now() where id = $1 and status = 'todo'`,
      values: [task.id],
    });
    await client.query({
      name: 'attempt',
      text: `insert into attempt (id, workspace_id, mission_id, task_id, number, worker_id, lease_hash, lease_seconds,
        lease_expires_at, started_at, last_heartbeat_at)
        values ($1, $2, $3, $4, $5, $6, $7, 120, clock_timestamp() + interval '120 s', now(), now())`,
      values: [attempt, head.workspace_id, mission, task.id, task.last_attempt + 1, worker, hash],
    });
    await record(client, mission, head, { type: 'task.claimed', principal: worker, task: task.id, live: 1 });
    return { attempt, task: task.id, hash, worker };
  });
}

/** Another lane took the last one between the look and the lock: not the end, only an empty turn. */
const claimSqlEmpty: SqlLease = { attempt: '', task: '', hash: '', worker: '' };

/** Who a token stands for, as the gate reads it. */
export async function authenticateSql(pool: Pool, token: string): Promise<void> {
  const { rowCount } = await pool.query({
    name: 'who',
    text: `select t.scopes, t.workspace_id, w.slug, a.id, a.kind, p.name from token t join workspace w on w.id = t.workspace_id
      join agent a on a.id = t.agent_id join principal p on p.id = a.id
      where t.hash = $1 and t.revoked_at is null and t.expires_at > now() and a.archived_at is null`,
    values: [sha256(token)],
  });
  if (rowCount !== 1) throw new Error('the token is of nobody');
}

export async function heartbeatSql(pool: Pool, lease: SqlLease): Promise<void> {
  const { rowCount } = await pool.query({
    name: 'beat',
    text: `update attempt set last_heartbeat_at = clock_timestamp(),
      lease_expires_at = clock_timestamp() + make_interval(secs => lease_seconds)
      where id = $1 and task_id = $2 and worker_id = $3 and lease_hash = $4 and outcome = 'running'
        and lease_expires_at > clock_timestamp() returning lease_expires_at`,
    values: [lease.attempt, lease.task, lease.worker, lease.hash],
  });
  if (rowCount !== 1) throw new Error('the heartbeat met no lease');
}

export async function listTasksSql(pool: Pool, mission: string, size: number): Promise<number> {
  let [last, seen] = [-1, 0];
  for (;;) {
    const page = await pool.query<{ number: number }>({
      name: 'list',
      text: `select t.*, (select coalesce(json_agg(json_build_object('id', o.id, 'key', o.key, 'status', o.status)), '[]')
          from task_dependency d join task o on o.id = d.depends_on_id where d.task_id = t.id) as depends_on
        from task t where t.mission_id = $1 and t.number > $2 order by t.number limit $3`,
      values: [mission, last, size],
    });
    seen += page.rows.length;
    last = page.rows.at(-1)?.number ?? last;
    if (page.rows.length < size) return seen;
  }
}
