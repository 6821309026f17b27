import 'server-only';
import { decodeCursor, foreignCursor, type Page, toPage } from '../core/pagination';
import { isStorableTime } from '../core/time';
import { db, Prisma } from '../server/db';
import type { Tenant } from '../server/tenant';
import { presentReceipt, type ReceiptRow } from './presenter';
import type { ListReceiptsInput, ReceiptListItem } from './schema';

/** A receipt as lists show it, of the rows r, its mission m, its workspace w and its sealer p. */
export const receiptColumns = Prisma.sql`r.id, r.number, r.version, r.mission_id, m.name as mission_name,
  r.body::jsonb->'summary' as summary, w.currency, r.sha256, r.key_id, r.covers_seq, r.sealed_at,
  json_build_object('id', p.id, 'kind', p.kind, 'name', p.name) as sealed_by`;
export const receiptTables = Prisma.sql`receipt r join mission m on m.id = r.mission_id
  join workspace w on w.id = r.workspace_id join principal p on p.id = r.sealed_by_id`;

/** Sealed receipts as filtered, the latest first unless said. */
export async function listReceipts(tenant: Tenant, input: ListReceiptsInput): Promise<Page<ReceiptListItem>> {
  const order = Prisma.raw(input.sort === 'oldest' ? 'asc' : 'desc');
  const rows = await db().$queryRaw<ReceiptRow[]>`
    select ${receiptColumns} from ${receiptTables}
    where r.workspace_id = ${tenant.workspaceId} and ${filterOf(input)} and ${afterCursor(input)}
    order by r.sealed_at ${order}, r.id ${order} limit ${input.limit + 1}`;
  return toPage(rows, input.limit, (row) => [row.sealed_at.toISOString(), row.id], presentReceipt);
}

function filterOf({ mission, outcome, from, to, pilotId, templateId, search }: ListReceiptsInput): Prisma.Sql {
  const filters = [Prisma.sql`true`];
  if (mission !== undefined) filters.push(Prisma.sql`r.mission_id = ${mission}`);
  if (outcome !== undefined) filters.push(Prisma.sql`r.outcome = ${outcome}`);
  if (from !== undefined) filters.push(Prisma.sql`r.sealed_at >= ${new Date(from)}`);
  if (to !== undefined) filters.push(Prisma.sql`r.sealed_at < ${new Date(to)}`);
  if (pilotId !== undefined) filters.push(Prisma.sql`m.pilot_id = ${pilotId}`);
  if (templateId !== undefined)
    filters.push(
      Prisma.sql`m.template_version_id in (select id from template_version where template_id = ${templateId})`,
    );
  if (search !== undefined)
    filters.push(
      Prisma.sql`strpos(lower(concat('r-', lpad(r.number::text, 4, '0'), ' ', m.name)), lower(${search})) > 0`,
    );
  return Prisma.join(filters, ' and ');
}

function afterCursor({ cursor, sort }: ListReceiptsInput): Prisma.Sql {
  if (cursor === undefined) return Prisma.sql`true`;
  const [sealedAt, id] = decodeCursor(cursor, 2);
  const at = new Date(typeof sealedAt === 'string' ? sealedAt : Number.NaN);
  if (typeof id !== 'string' || !isStorableTime(at)) throw foreignCursor();
  return Prisma.sql`(r.sealed_at, r.id) ${Prisma.raw(sort === 'oldest' ? '>' : '<')} (${at}, ${id})`;
}
