import 'server-only';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import type { TaskGroup } from './rules';

export type Deadline = { at: Date; kind: 'task' | 'mission' | 'decision'; id: string; words: string };

/** What is derived for missions at the moment of reading, by mission id. */
export type MissionsFacts = {
  now: Date;
  currency: string;
  plannersSign: boolean;
  groups: Map<string, TaskGroup[]>;
  attention: Map<string, number>;
  deadlines: Map<string, Deadline>;
};

/** Counts, open items and next deadlines of these missions: four statements, however many missions. */
export async function loadFacts(tenant: Tenant, missionIds: string[]): Promise<MissionsFacts> {
  // One after the other: a read may join a transaction, whose connection takes one statement at a time.
  return {
    ...(await loadWorkspace(tenant)),
    groups: await loadGroups(missionIds),
    attention: await loadAttention(missionIds),
    deadlines: await loadDeadlines(missionIds),
  };
}

async function loadWorkspace(tenant: Tenant) {
  const [row] = await db().$queryRaw<{ currency: string; planners_sign: boolean; now: Date }[]>`
    select currency, planners_sign, date_trunc('milliseconds', clock_timestamp()) as now
    from workspace where id = ${tenant.workspaceId}`;
  if (!row) throw new Error(`no workspace ${tenant.workspaceId}`);
  return { currency: row.currency, plannersSign: row.planners_sign, now: row.now };
}

async function loadGroups(missionIds: string[]): Promise<Map<string, TaskGroup[]>> {
  const rows = await db().$queryRaw<(TaskGroup & { missionId: string })[]>`
    select mission_id as "missionId", status::text as status, is_validation as "isValidation", count(*)::int as tasks,
      count(estimate_minutes)::int as estimated, coalesce(sum(estimate_minutes), 0)::float8 as minutes,
      count(ready_at)::int as ready
    from task where mission_id = any(${missionIds}) group by 1, 2, 3`;
  return Map.groupBy(rows, (row) => row.missionId);
}

async function loadAttention(missionIds: string[]): Promise<Map<string, number>> {
  const rows = await db().$queryRaw<{ missionId: string; items: number }[]>`
    select mission_id as "missionId", count(*)::int as items from attention_item
    where mission_id = any(${missionIds}) and status = 'open' group by 1`;
  return new Map(rows.map((row) => [row.missionId, row.items]));
}

async function loadDeadlines(missionIds: string[]): Promise<Map<string, Deadline>> {
  const rows = await db().$queryRaw<(Deadline & { missionId: string })[]>`
    select distinct on (mission_id) mission_id as "missionId", at, kind, id, words from (
      select mission_id, due_at as at, 'task' as kind, id, key || ' ' || title as words from task
        where mission_id = any(${missionIds}) and due_at is not null and status not in ('done', 'skipped', 'cancelled')
      union all
      select mission_id, decide_by, 'decision', id, title from attention_item
        where mission_id = any(${missionIds}) and status = 'open' and decide_by is not null
      union all
      select id, target_date, 'mission', id, 'target date' from mission
        where id = any(${missionIds}) and target_date is not null and ended_at is null
    ) deadline order by mission_id, at, kind, id`;
  return new Map(rows.map((row) => [row.missionId, row]));
}
