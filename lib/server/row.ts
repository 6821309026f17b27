import 'server-only';

/** A row of a raw query under the names that Prisma gives its columns; the values are Prisma's own already. */
export function fromColumns<T>(row: Record<string, unknown>): T {
  const named = Object.entries(row).map(([column, value]) => [
    column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    value,
  ]);
  return Object.fromEntries(named) as T;
}
