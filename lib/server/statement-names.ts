import 'server-only';

/**
 * Planning a statement of ours often costs more than running it, so the database keeps the plans of those that come
 * again. A plan is kept per connection, and texts with lists of any length are endless: hence the bound.
 */
const mostNames = 400;

/** Texts that came once; forgotten all at once when there are many, so that rare ones never fill the bound. */
const mostSeen = 4000;

/** Names a statement from its second coming on; undefined leaves it unnamed, planned for this once. */
export function nameStatements(): (statement: { sql: string }) => string {
  const names = new Map<string, string>();
  const seen = new Set<string>();
  const nameOf = ({ sql }: { sql: string }): string | undefined => {
    const name = names.get(sql);
    if (name !== undefined) return name;
    if (!seen.has(sql)) {
      if (seen.size >= mostSeen) seen.clear();
      seen.add(sql);
      return undefined;
    }
    if (names.size >= mostNames) return undefined;
    names.set(sql, `mc_${names.size + 1}`);
    seen.delete(sql);
    return names.get(sql);
  };
  // The driver takes an undefined name as none; the adapter's type does not say so.
  return nameOf as (statement: { sql: string }) => string;
}
