import 'server-only';
import type { z } from 'zod';
import { checkMission } from '@/lib/attempts/data';
import { invalidInput, notFound } from '@/lib/core/errors';
import { decodeCursor, toPage } from '@/lib/core/pagination';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { Prisma } from '../../generated/prisma/client';
import {
  type Aggregate,
  type Comparison,
  type Condition,
  maxDistinct,
  maxGroups,
  maxItemCharacters,
  type OutputQuery,
  pieceCharacters,
  type queryTaskOutputOutput,
} from './schema';

type Answer = z.input<typeof queryTaskOutputOutput>;

/** Items, figures or one piece of the outputs of finished tasks, each by one statement over one mission. */
export async function queryTaskOutput(tenant: Tenant, query: OutputQuery): Promise<Answer> {
  await checkMission(tenant, query.mission);
  if (query.offset !== undefined) return readPiece(tenant, query, query.offset);
  if (query.aggregate.length > 0) return readGroups(tenant, query, query.aggregate);
  if (query.groupBy !== undefined) throw invalidInput('groupBy', 'groups figures', 'Send aggregate too.');
  return readItems(tenant, query);
}

const namesOf = (path: string | undefined): string[] => (path === undefined ? [] : path.split('.'));

/** The value of a field inside an item. */
const fieldOf = (path: string | undefined) => Prisma.sql`(item #> ${namesOf(path)})`;

/** Every value that stands at the path in the outputs that are asked for, a list one element after another. */
function itemsOf({ workspaceId }: Tenant, { mission, task, path, where }: OutputQuery) {
  const of = task === undefined ? Prisma.empty : Prisma.sql`and (t.id = ${task} or t.key = ${task})`;
  return Prisma.sql`
    select t.id, t.key, t.number, parts.place, parts.item
    from task t
      cross join lateral (select t.output #> ${namesOf(path)} as found) at
      cross join lateral jsonb_array_elements(
        case when jsonb_typeof(at.found) = 'array' then at.found else jsonb_build_array(at.found) end
      ) with ordinality as parts (item, place)
    where t.workspace_id = ${workspaceId} and t.mission_id = ${mission} and t.status = 'done'
      and at.found is not null ${of} ${allOf(where)}`;
}

const allOf = (conditions: readonly Condition[]) =>
  conditions.length === 0 ? Prisma.empty : Prisma.sql`and ${Prisma.join(conditions.map(conditionSql), ' and ')}`;

const ordered: Partial<Record<Comparison, Prisma.Sql>> = {
  gt: Prisma.raw('>'),
  lt: Prisma.raw('<'),
  gte: Prisma.raw('>='),
  lte: Prisma.raw('<='),
};

function conditionSql({ field, op, value }: Condition) {
  const found = fieldOf(field);
  const json = Prisma.sql`${JSON.stringify(value)}::jsonb`;
  if (op === 'eq') return Prisma.sql`${found} = ${json}`;
  if (op === 'ne') return Prisma.sql`${found} is distinct from ${json}`;
  const sign = ordered[op];
  // Numbers are compared with numbers and words with words; anything else is neither more nor less.
  if (sign) return Prisma.sql`(jsonb_typeof(${found}) = jsonb_typeof(${json}) and ${found} ${sign} ${json})`;
  return Prisma.sql`case jsonb_typeof(${found})
    when 'string' then strpos(${found} #>> '{}', ${String(value)}) > 0
    when 'array' then ${found} @> jsonb_build_array(${json}) else false end`;
}

type ItemRow = { id: string; key: string; number: number; place: number; last: string; json: string; length: number };

/** A page of items in the order of a field, those without it or with null last; else in the order of the tasks. */
async function readItems(tenant: Tenant, query: OutputQuery): Promise<Answer> {
  const rank =
    query.orderBy === undefined ? Prisma.sql`null::jsonb` : Prisma.sql`nullif(${fieldOf(query.orderBy)}, 'null')`;
  const rows = await db().$queryRaw<ItemRow[]>`
    select id, key, number, place::int as place, rank::text as last, left(json, ${maxItemCharacters}) as json,
      length(json)::int as length
    from (
      select found.*, item::text as json, coalesce(${rank}, 'null') as rank, ${rank} is null as missing
      from (${itemsOf(tenant, query)}) found
    ) ranked
    ${after(query)}
    order by missing, rank ${Prisma.raw(query.order)}, number, place
    limit ${query.limit + 1}`;
  const page = toPage(
    rows,
    query.limit,
    (row) => [row.last, row.number, row.place],
    ({ id, key, json, length }) => ({
      taskId: id,
      taskKey: key,
      length,
      ...(length > maxItemCharacters ? { value: null, beginning: json } : { value: JSON.parse(json) }),
    }),
  );
  return { trust: 'data', ...page };
}

/** Only what comes behind the last row of the page before. Whatever has no value stands behind all that has one. */
function after({ cursor, order, orderBy }: OutputQuery) {
  if (cursor === undefined) return Prisma.empty;
  const [rank, number, place] = decodeCursor(cursor, 3);
  const behind = Prisma.sql`(number, place) > (${Number(number)}, ${Number(place)})`;
  if (orderBy === undefined) return Prisma.sql`where ${behind}`;
  const last = Prisma.sql`${String(rank)}::jsonb`;
  const beyond = order === 'asc' ? Prisma.sql`rank > ${last}` : Prisma.sql`rank < ${last}`;
  const isMissing = Prisma.sql`(${last} = 'null'::jsonb)`;
  const same = Prisma.sql`(rank = ${last} and ${behind})`;
  return Prisma.sql`where case when ${isMissing} then missing and ${behind}
    else missing or ${beyond} or ${same} end`;
}

type GroupRow = { group: unknown; values: unknown[] };

async function readGroups(tenant: Tenant, query: OutputQuery, asked: readonly Aggregate[]): Promise<Answer> {
  const by =
    query.groupBy === undefined ? Prisma.sql`null::jsonb` : Prisma.sql`coalesce(${fieldOf(query.groupBy)}, 'null')`;
  const rows = await db().$queryRaw<GroupRow[]>`
    select by_value as group, jsonb_build_array(${Prisma.join(asked.map(aggregateSql))}) as values
    from (select ${by} as by_value, item from (${itemsOf(tenant, query)}) found) grouped
    group by by_value order by by_value limit ${maxGroups + 1}`;
  return {
    trust: 'data',
    items: [],
    nextCursor: null,
    groups: rows.slice(0, maxGroups) as Answer['groups'],
    groupsCut: rows.length > maxGroups,
  };
}

/** Sums and their like take numbers alone; what is none counts as not there. */
function aggregateSql({ op, field }: Aggregate) {
  const found = fieldOf(field);
  if (op === 'count') return field === undefined ? Prisma.sql`count(*)` : Prisma.sql`count(${found})`;
  if (op === 'distinct') return Prisma.sql`to_jsonb((array_agg(distinct ${found}))[1:${maxDistinct}])`;
  const number = Prisma.sql`case when jsonb_typeof(${found}) = 'number' then (${found} #>> '{}')::numeric end`;
  return Prisma.sql`${Prisma.raw(op)}(${number})`;
}

async function readPiece(tenant: Tenant, query: OutputQuery, offset: number): Promise<Answer> {
  const { mission, task, path } = query;
  if (task === undefined) throw invalidInput('task', 'is needed with offset', 'Name the task whose output is read.');
  const [row] = await db().$queryRaw<{ text: string; length: number }[]>`
    select substr(found::text, ${offset + 1}, ${pieceCharacters}) as text, length(found::text)::int as length
    from (
      select t.output #> ${namesOf(path)} as found from task t
      where t.workspace_id = ${tenant.workspaceId} and t.mission_id = ${mission} and t.status = 'done'
        and (t.id = ${task} or t.key = ${task})
    ) at where found is not null`;
  if (!row) throw notFound('output', 'of a finished task at this path');
  const end = offset + row.text.length;
  const piece = { ...row, nextOffset: end < row.length ? end : null };
  return { trust: 'data', items: [], nextCursor: null, piece };
}
