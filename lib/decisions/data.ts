import 'server-only';
import { clearItems } from '../attention/commands';
import { getItemRow, type ItemRow, listItemRows } from '../attention/data';
import { kindsDecidedBy } from '../attention/policy';
import { getSettings } from '../contracts/data';
import { wrongState } from '../core/errors';
import { decodeCursor, encodeCursor, type Page } from '../core/pagination';
import { changeMission } from '../missions/change';
import { db, Prisma } from '../server/db';
import { systemTenant, type Tenant } from '../server/tenant';
import { staleBecause } from './causes';
import { loadRelated } from './data-related';
import { presentCard } from './presenter';
import type { AttentionCard, AttentionView } from './schema';

export type Filter = {
  view: AttentionView;
  kind?: string | undefined;
  mission?: string | undefined;
  task?: string | undefined;
  overdue?: boolean | undefined;
  limit: number;
  cursor?: string | undefined;
};

export type Counts = {
  open: number;
  mine: number;
  others: number;
  snoozed: number;
  overdue: number;
  byKind: Record<string, number>;
};

/** The queue, most pressing first: deadline, then risk, then age; history newest first. Stale items are cleared, not shown. */
export async function listAttention(tenant: Tenant, filter: Filter): Promise<Page<AttentionCard> & { counts: Counts }> {
  const mine = kindsDecidedBy(tenant.principal, await getSettings(tenant));
  const keys = await (filter.view === 'history' ? settledKeys(tenant, filter) : openKeys(tenant, filter, mine));
  const shown = keys.slice(0, filter.limit);
  const last = shown.at(-1);
  const cards = await cardsOf(
    tenant,
    shown.map(({ id }) => id),
  );
  return {
    items: cards,
    nextCursor: keys.length > filter.limit && last ? encodeCursor(last.sort) : null,
    counts: await countItems(tenant, filter, mine),
  };
}

/** One item with its card, open or settled. */
export async function getCard(tenant: Tenant, itemId: string): Promise<AttentionCard> {
  const row = await getItemRow(tenant, itemId);
  const related = await loadRelated(tenant, [row]);
  return presentCard(row, related, tenant.principal);
}

/** Open cards of these items, in this order; one whose cause is gone is cleared instead. */
async function cardsOf(tenant: Tenant, ids: readonly string[]): Promise<AttentionCard[]> {
  const { items, related } = await loadItems(tenant, ids);
  const cards: AttentionCard[] = [];
  for (const item of items) {
    const because = item.status === 'open' ? staleBecause(item, related) : null;
    if (because) await clearStale(tenant, item, because);
    else cards.push(presentCard(item, related, tenant.principal));
  }
  return cards;
}

/** Cards of these items as they stand, by id; foreign and missing ones have none. */
export async function cardsById(tenant: Tenant, ids: readonly string[]): Promise<Map<string, AttentionCard>> {
  const { items, related } = await loadItems(tenant, ids);
  return new Map(items.map((item) => [item.id, presentCard(item, related, tenant.principal)]));
}

async function loadItems(tenant: Tenant, ids: readonly string[]) {
  const rows = await listItemRows(tenant, ids);
  const items = ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
  return { items, related: await loadRelated(tenant, items) };
}

/** A net below the commands that clear what they settle: an item whose cause is gone leaves the queue at first sight. */
export async function clearStale(tenant: Tenant, item: ItemRow, because: string): Promise<void> {
  await changeMission(systemTenant(tenant.workspaceId, tenant.requestId), item.missionId, (change) =>
    clearItems(change, { kind: item.kind, subjectId: item.subjectId }, because),
  );
}

export const staleError = (because: string) =>
  wrongState(`This no longer needs a decision: ${because}.`, 'Read the queue again.');

type Key = { id: string; sort: (string | number | null)[] };
type KeyRow = { id: string; at: Date | null; risk: number; created_at: Date };

async function openKeys(tenant: Tenant, filter: Filter, mine: readonly string[]): Promise<Key[]> {
  const after = filter.cursor ? decodeCursor(filter.cursor, 4) : null;
  const beyond = after
    ? Prisma.sql`and (coalesce(decide_by, 'infinity'), -risk, created_at, id) >
        (${String(after[0])}::timestamptz, ${Number(after[1])}::int, ${String(after[2])}::timestamptz, ${String(after[3])})`
    : Prisma.empty;
  const rows = await db().$queryRaw<KeyRow[]>`
    select id, decide_by as at, risk, created_at from attention_item
    where workspace_id = ${tenant.workspaceId} and status = 'open' ${viewSql(tenant, filter.view, mine)} ${narrowSql(filter)} ${beyond}
    order by coalesce(decide_by, 'infinity'), -risk, created_at, id limit ${filter.limit + 1}`;
  return rows.map(({ id, at, risk, created_at }) => ({
    id,
    sort: [at?.toISOString() ?? 'infinity', -risk, created_at.toISOString(), id],
  }));
}

async function settledKeys(tenant: Tenant, filter: Filter): Promise<Key[]> {
  const after = filter.cursor ? decodeCursor(filter.cursor, 2) : null;
  const beyond = after
    ? Prisma.sql`and (resolved_at, id) < (${String(after[0])}::timestamptz, ${String(after[1])})`
    : Prisma.empty;
  const rows = await db().$queryRaw<KeyRow[]>`
    select id, resolved_at as at, risk, created_at from attention_item
    where workspace_id = ${tenant.workspaceId} and status <> 'open' and resolved_at is not null ${narrowSql(filter)} ${beyond}
    order by resolved_at desc, id desc limit ${filter.limit + 1}`;
  return rows.map(({ id, at }) => ({ id, sort: [at?.toISOString() ?? '', id] }));
}

const awake = Prisma.sql`(snoozed_until is null or snoozed_until <= now())`;

// What was assigned to somebody who has left waits for everybody again.
const unassigned = Prisma.sql`(assignee_id is null
  or exists (select from member m where m.id = assignee_id and m.removed_at is not null))`;

const mineSql = (tenant: Tenant, mine: readonly string[]) =>
  Prisma.sql`(assignee_id = ${tenant.principal.id} or (${unassigned} and kind = any(${[...mine]})))`;

function viewSql(tenant: Tenant, view: AttentionView, mine: readonly string[]): Prisma.Sql {
  switch (view) {
    case 'mine':
      return Prisma.sql`and ${awake} and ${mineSql(tenant, mine)}`;
    case 'others':
      return Prisma.sql`and ${awake} and assignee_id is not null and assignee_id <> ${tenant.principal.id}`;
    case 'snoozed':
      return Prisma.sql`and snoozed_until > now()`;
    default:
      return Prisma.sql`and ${awake}`;
  }
}

function narrowSql({ kind, mission, task, overdue }: Partial<Filter>): Prisma.Sql {
  return Prisma.sql`
    ${kind ? Prisma.sql`and kind = ${kind}` : Prisma.empty}
    ${mission ? Prisma.sql`and mission_id = ${mission}` : Prisma.empty}
    ${task ? Prisma.sql`and task_id = ${task}` : Prisma.empty}
    ${overdue ? Prisma.sql`and decide_by < now()` : Prisma.empty}`;
}

type CountRow = { kind: string; open: number; mine: number; others: number; snoozed: number; overdue: number };

async function countItems(tenant: Tenant, { mission }: Filter, mine: readonly string[]): Promise<Counts> {
  const rows = await db().$queryRaw<CountRow[]>`
    select kind, count(*) filter (where ${awake})::int as open,
      count(*) filter (where ${awake} and ${mineSql(tenant, mine)})::int as mine,
      count(*) filter (where ${awake} and assignee_id <> ${tenant.principal.id})::int as others,
      count(*) filter (where snoozed_until > now())::int as snoozed,
      count(*) filter (where ${awake} and decide_by < now())::int as overdue
    from attention_item where workspace_id = ${tenant.workspaceId} and status = 'open' ${narrowSql({ mission })} group by kind`;
  const sum = (name: keyof Omit<CountRow, 'kind'>) => rows.reduce((total, row) => total + row[name], 0);
  return {
    open: sum('open'),
    mine: sum('mine'),
    others: sum('others'),
    snoozed: sum('snoozed'),
    overdue: sum('overdue'),
    byKind: Object.fromEntries(rows.filter(({ open }) => open > 0).map(({ kind, open }) => [kind, open])),
  };
}
