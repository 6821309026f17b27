import 'server-only';
import { decodeCursor, foreignCursor } from '@/lib/core/pagination';
import { isStorableTime } from '@/lib/core/time';
import type { Prisma } from '@/lib/server/db';
import type { Priority } from './schema';
import type { MissionSort } from './schema-list';
import { priorities } from './values';

type Row = { id: string; name: string; priority: Priority; createdAt: Date; updatedAt: Date };

const columns = {
  created: { by: 'createdAt', order: 'desc' },
  updated: { by: 'updatedAt', order: 'desc' },
  name: { by: 'name', order: 'asc' },
  priority: { by: 'priority', order: 'asc' },
} as const satisfies Record<MissionSort, { by: keyof Row; order: 'asc' | 'desc' }>;

/** Equal ones stand in the order of their ids, so that a page ends at one of them alone. */
export function orderOf(sort: MissionSort): Prisma.MissionOrderByWithRelationInput[] {
  const { by, order } = columns[sort];
  return [{ [by]: order }, { id: 'asc' }];
}

/** Where a row stands, as a cursor carries it. */
export function placeOf(sort: MissionSort, row: Row): string[] {
  const value = row[columns[sort].by];
  return [sort, value instanceof Date ? value.toISOString() : value, row.id];
}

/** The rows that come after the cursor; one of another sorting is refused. */
export function afterCursor({
  sort,
  cursor,
}: {
  sort: MissionSort;
  cursor?: string | undefined;
}): Prisma.MissionWhereInput {
  if (cursor === undefined) return {};
  const [of, value, id] = decodeCursor(cursor, 3);
  if (of !== sort || typeof value !== 'string' || typeof id !== 'string') throw foreignCursor();
  const { by, order } = columns[sort];
  if (sort === 'priority') return afterPriority(value, id);
  const place = sort === 'name' ? value : timeOf(value);
  return { OR: [{ [by]: { [order === 'asc' ? 'gt' : 'lt']: place } }, { [by]: place, id: { gt: id } }] };
}

// An enum is compared by its members alone.
function afterPriority(value: string, id: string): Prisma.MissionWhereInput {
  const priority = priorities.find((each) => each === value);
  if (!priority) throw foreignCursor();
  const at = priorities.indexOf(priority);
  return { OR: [{ priority: { in: priorities.slice(at + 1) } }, { priority, id: { gt: id } }] };
}

function timeOf(value: string): Date {
  const at = new Date(value);
  if (!isStorableTime(at)) throw foreignCursor();
  return at;
}
