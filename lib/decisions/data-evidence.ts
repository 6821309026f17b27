import 'server-only';
import type { Evidence } from '../../generated/prisma/client';
import type { ItemRow } from '../attention/data';
import { db } from '../server/db';

/** What one weighs on a card; the rest is a click away. */
const maxShown = 20;

export type CardEvidence = { rows: Evidence[]; count: number };
type AssertionRow = { id: string; key: string; missionId: string };
type Found = { root: string; id: string; total: number };

/** Evidence by item: of its assertion where it is about one, else of its task; newest first. */
export async function readEvidence(
  items: readonly ItemRow[],
  assertions: readonly AssertionRow[],
): Promise<Map<string, CardEvidence>> {
  const judged = new Set(assertions.map(({ id }) => id));
  const rootOf = ({ subjectId, taskId }: ItemRow) => (judged.has(subjectId) ? subjectId : taskId);
  const taskIds = [...new Set(items.flatMap((item) => (judged.has(item.subjectId) ? [] : (item.taskId ?? []))))];
  const found = [...(await ofTasks(taskIds)), ...(await ofAssertions(assertions))];
  const rows = await db().evidence.findMany({ where: { id: { in: found.map(({ id }) => id) } } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byRoot = Map.groupBy(found, ({ root }) => root);
  return new Map(
    items.map((item) => {
      const own = byRoot.get(rootOf(item) ?? '') ?? [];
      return [item.id, { rows: own.flatMap(({ id }) => byId.get(id) ?? []), count: own[0]?.total ?? 0 }];
    }),
  );
}

async function ofTasks(taskIds: string[]): Promise<Found[]> {
  if (taskIds.length === 0) return [];
  return db().$queryRaw<Found[]>`
    select root, e.id, e.total from unnest(${taskIds}::text[]) root cross join lateral (
      select id, created_at, (count(*) over ())::int as total from evidence
      where task_id = root order by created_at desc limit ${maxShown}
    ) e order by root, e.created_at desc`;
}

async function ofAssertions(assertions: readonly AssertionRow[]): Promise<Found[]> {
  if (assertions.length === 0) return [];
  return db().$queryRaw<Found[]>`
    select a.id as root, e.id, e.total from assertion a cross join lateral (
      select id, created_at, (count(*) over ())::int as total from evidence
      where mission_id = a.mission_id and assertion_key = a.key order by created_at desc limit ${maxShown}
    ) e where a.id = any(${assertions.map(({ id }) => id)}) order by a.id, e.created_at desc`;
}
