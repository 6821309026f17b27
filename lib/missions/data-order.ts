import 'server-only';
import { decodeCursor, foreignCursor } from '@/lib/core/pagination';
import { isStorableTime } from '@/lib/core/time';
import type { Prisma } from '@/lib/server/db';
import type { Priority } from './schema';
import type { MissionSort } from './schema-list';
import { priorities } from './values';

type Row = { id: string; name: string; priority: Priority; createdAt: Date; updatedAt: Date };

/** Sorted by what waits for a person, a list has two parts, one after the other; else it is one. */
export type Part = MissionSort | 'rest';

const open = { status: 'open' } as const;
const filters: Partial<Record<Part, Prisma.MissionWhereInput>> = {
  waiting: { attention: { some: open } },
  rest: { attention: { none: open } },
};
export const filterOfPart = (part: Part): Prisma.MissionWhereInput => filters[part] ?? {};

const columns = {
  created: { by: 'createdAt', order: 'desc' },
  updated: { by: 'updatedAt', order: 'desc' },
  name: { by: 'name', order: 'asc' },
  priority: { by: 'priority', order: 'asc' },
  waiting: { by: 'createdAt', order: 'desc' },
  rest: { by: 'createdAt', order: 'desc' },
} as const satisfies Record<Part, { by: keyof Row; order: 'asc' | 'desc' }>;

/** Equal ones stand in the order of their ids, so that a page ends at one of them alone. */
export function orderOf(part: Part): Prisma.MissionOrderByWithRelationInput[] {
  const { by, order } = columns[part];
  return [{ [by]: order }, { id: 'asc' }];
}

/** Where a row stands, as a cursor carries it. */
export function placeOf(part: Part, row: Row): string[] {
  const value = row[columns[part].by];
  return [part, value instanceof Date ? value.toISOString() : value, row.id];
}

type Place = { sort: MissionSort; cursor?: string | undefined };

/** The parts of a list that are left from the cursor on, each with what is left of it; one of another sorting is refused. */
export function partsFrom({ sort, cursor }: Place): { part: Part; left: Prisma.MissionWhereInput }[] {
  const parts: readonly Part[] = sort === 'waiting' ? ['waiting', 'rest'] : [sort];
  const [of, value, id] = cursor === undefined ? [] : decodeCursor(cursor, 3);
  const at = cursor === undefined ? 0 : parts.indexOf(of as Part);
  if (at < 0) throw foreignCursor();
  return parts.slice(at).map((part) => ({ part, left: part === of ? afterPlace(part, value, id) : {} }));
}

function afterPlace(part: Part, value: unknown, id: unknown): Prisma.MissionWhereInput {
  if (typeof value !== 'string' || typeof id !== 'string') throw foreignCursor();
  const { by, order } = columns[part];
  if (part === 'priority') return afterPriority(value, id);
  const place = part === 'name' ? value : timeOf(value);
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
