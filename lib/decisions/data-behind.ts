import 'server-only';
import type { ItemRow } from '../attention/data';
import { formatMicros } from '../core/money';
import { db, Prisma } from '../server/db';
import { waitingFor } from '../tasks/readiness';

type TaskRef = { id: string; key: string; title: string; status: string };
export type Behind = { count: number; tasks: TaskRef[]; planned: string | null };

/** As many as one reads at a glance; the count is of all. */
const maxShown = 20;

const nothing: Behind = { count: 0, tasks: [], planned: null };

/** Items of these kinds hold the whole mission, not one task. */
const holdsMission = new Set(['contract_to_sign', 'budget_breach']);

type Row = TaskRef & { root: string; total: number; planned: bigint | null };

/** The open tasks that wait for each item: for its task at any distance, or all that are not begun in its mission. */
export async function readBehind(items: readonly ItemRow[]): Promise<(item: ItemRow) => Behind> {
  const byTask = await followers([...new Set(items.flatMap(({ taskId }) => taskId ?? []))]);
  const byMission = await waiting([
    ...new Set(items.filter(({ kind }) => holdsMission.has(kind)).map(({ missionId }) => missionId)),
  ]);
  return ({ kind, taskId, missionId }) =>
    (holdsMission.has(kind) ? byMission.get(missionId) : byTask.get(taskId ?? '')) ?? nothing;
}

const behindOf = (id: Prisma.Sql) => Prisma.sql`
  select next.id from (${waitingFor(id)} union all select b.id from task b where b.blocked_on_task_id = ${id}) next`;

// Follows dependencies, gates and blocks; union stops at what was met, so that it ends also on a wide graph.
async function followers(taskIds: string[]): Promise<Map<string, Behind>> {
  if (taskIds.length === 0) return new Map();
  const rows = await db().$queryRaw<Row[]>`
    with recursive behind(root, id) as (
      select root, next.id from unnest(${taskIds}::text[]) root
        cross join lateral (${behindOf(Prisma.sql`root`)}) next
      union
      select behind.root, next.id from behind
        cross join lateral (${behindOf(Prisma.sql`behind.id`)}) next
    ), waiting as (
      select behind.root, t.id, t.key, t.title, t.status::text as status, t.number, t.estimate_micros
      from behind join task t on t.id = behind.id
      where t.status in ('todo', 'in_progress', 'review', 'blocked', 'failed') and t.id <> behind.root
    ), numbered as (
      select *, row_number() over (partition by root order by number) as place,
        (count(*) over (partition by root))::int as total, (sum(estimate_micros) over (partition by root))::bigint as planned
      from waiting
    )
    select root, id, key, title, status, total, planned from numbered where place <= ${maxShown} order by root, place`;
  return gather(rows);
}

async function waiting(missionIds: string[]): Promise<Map<string, Behind>> {
  if (missionIds.length === 0) return new Map();
  const rows = await db().$queryRaw<Row[]>`
    with numbered as (
      select t.mission_id as root, t.id, t.key, t.title, t.status::text as status,
        row_number() over (partition by t.mission_id order by t.number) as place,
        (count(*) over (partition by t.mission_id))::int as total,
        (sum(t.estimate_micros) over (partition by t.mission_id))::bigint as planned
      from task t where t.mission_id = any(${missionIds}) and t.status in ('todo', 'blocked')
    )
    select root, id, key, title, status, total, planned from numbered where place <= ${maxShown} order by root, place`;
  return gather(rows);
}

function gather(rows: readonly Row[]): Map<string, Behind> {
  const found = new Map<string, Behind>();
  for (const { root, total, planned, id, key, title, status } of rows) {
    const before = found.get(root) ?? {
      count: total,
      tasks: [],
      planned: planned === null ? null : formatMicros(planned),
    };
    before.tasks.push({ id, key, title, status });
    found.set(root, before);
  }
  return found;
}
