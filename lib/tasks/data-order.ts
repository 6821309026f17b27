import 'server-only';
import { Prisma } from '@/generated/prisma/client';
import { decodeCursor, foreignCursor } from '@/lib/core/pagination';
import { taskStandings } from './rules';
import type { ListTasksInput, Sorting } from './schema';

type Column = { by: Prisma.Sql; type: 'bigint' | 'text' };

const number = (by: Prisma.Sql): Column => ({ by: Prisma.sql`(${by})::bigint`, type: 'bigint' });
const word = (by: Prisma.Sql): Column => ({ by: Prisma.sql`lower(${by})`, type: 'text' });
const time = (by: Prisma.Sql): Column => number(Prisma.sql`extract(epoch from ${by}) * 1000`);

/** What each column sorts by, on the aliases of `selectSummaries`; null where a list shows nothing in it. */
const columns: Record<ListTasksInput['sort'], Column> = {
  key: number(Prisma.sql`t.number`),
  status: number(
    Prisma.sql`array_position(${[...taskStandings]}::text[],
      case when t.status = 'todo' and t.ready_at is not null then 'ready' else t.status::text end)`,
  ),
  title: word(Prisma.sql`t.title`),
  milestone: number(Prisma.sql`(select g.position from milestone g where g.id = t.milestone_id)`),
  worker: word(Prisma.sql`w.name`),
  cost: number(Prisma.sql`nullif(t.spent_micros, 0)`),
  lastProgressAt: time(Prisma.sql`a.last_progress_at`),
  dueAt: time(Prisma.sql`t.due_at`),
};

/** The value that a row is sorted by, as a cursor carries it. */
export const sortValueOf = ({ sort }: Sorting): Prisma.Sql => Prisma.sql`${columns[sort].by}::text`;

/** Rows with nothing in the column come last in either order; equal ones stand in the order of their keys. */
export const orderOf = ({ sort, order }: Sorting): Prisma.Sql =>
  sort === 'key'
    ? Prisma.sql`t.number ${Prisma.raw(order)}`
    : Prisma.sql`${columns[sort].by} ${Prisma.raw(order)} nulls last, t.number`;

type Place = { value: string | null; number: number };

/** The rows that come after this place. Agents turn pages by key: those are found in an index, without a look at the rest. */
export function isAfter({ sort, order }: Sorting, { value, number }: Place): Prisma.Sql {
  const { by, type } = columns[sort];
  const beyond = Prisma.raw(order === 'asc' ? '>' : '<');
  if (sort === 'key') return Prisma.sql`t.number ${beyond} ${number}`;
  if (value === null) return Prisma.sql`(${by} is null and t.number > ${number})`;
  const place = Prisma.sql`${value}::${Prisma.raw(type)}`;
  return Prisma.sql`(${by} ${beyond} ${place} or (${by} = ${place} and t.number > ${number}) or ${by} is null)`;
}

/** The place that a cursor of this very sorting names; null without one. */
export function readPlace({ sort, order, cursor }: Sorting & { cursor?: string | undefined }): Place | null {
  if (cursor === undefined) return null;
  const [of, value = null, number] = decodeCursor(cursor, 3);
  const isValue = value === null || (typeof value === 'string' && (columns[sort].type === 'text' || isWhole(value)));
  if (of !== `${sort} ${order}` || !isValue || typeof number !== 'number') throw foreignCursor();
  return { value, number };
}

// Well inside a bigint, so that no forged cursor overflows in the database.
const isWhole = (text: string): boolean => /^-?\d{1,18}$/.test(text);

export const placeOf = ({ sort, order }: Sorting, row: { sortValue: string | null; number: number }) => [
  `${sort} ${order}`,
  row.sortValue,
  row.number,
];
