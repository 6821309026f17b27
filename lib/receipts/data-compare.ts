import 'server-only';
import { notFound } from '../core/errors';
import { db } from '../server/db';
import type { Tenant } from '../server/tenant';
import { comparedOf } from './compare';
import { receiptColumns, receiptTables } from './data-list';
import { presentReceipt, type ReceiptRow } from './presenter';
import { receiptSchema } from './schema';
import type { ComparedReceipts } from './schema-compare';

/** Two sealed receipts from one statement; nothing but what was sealed is read of their missions, except the names. */
export async function compareTwo(tenant: Tenant, { a, b }: { a: string; b: string }): Promise<ComparedReceipts> {
  const rows = await db().$queryRaw<(ReceiptRow & { body: string })[]>`
    select ${receiptColumns}, r.body from ${receiptTables}
    where r.workspace_id = ${tenant.workspaceId} and r.id = any(${[a, b]})`;
  const side = (id: string) => {
    const row = rows.find((each) => each.id === id);
    if (!row) throw notFound('receipt');
    return comparedOf(presentReceipt(row), { receipt: receiptSchema.parse(JSON.parse(row.body)) });
  };
  return { a: side(a), b: side(b) };
}
