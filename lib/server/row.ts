import 'server-only';
import { Prisma } from '../../generated/prisma/client';
import type { Tx } from './prisma';

const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The columns of a model under the names of its fields: a statement that returns them returns the row that Prisma reads. */
export function columnsOf(fields: Readonly<Record<string, string>>, alias: string, omit = ''): Prisma.Sql {
  const columns = Object.keys(fields)
    .filter((field) => field !== omit)
    .map((field) => `${alias}.${columnOf(field)} as "${field}"`);
  return Prisma.raw(columns.join(', '));
}

/** Inserts rows that have the same fields, in one statement however many they are; what they leave out has its default. */
export async function insertRows(
  tx: Tx,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  if (!rows[0]) return;
  const columns = Prisma.raw(Object.keys(rows[0]).map(columnOf).join(', '));
  const named = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([field, value]) => [columnOf(field), value])),
  );
  await tx.$executeRaw`
    insert into ${Prisma.raw(table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${Prisma.raw(table)}, ${toJson(named)}::jsonb)`;
}

const toJson = (value: unknown): string =>
  JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? inner.toString() : inner));
