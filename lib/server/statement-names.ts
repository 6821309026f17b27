import 'server-only';

/**
 * Planning a statement of ours often costs more than running it, so the database keeps the plans of those that come
 * again. A plan is kept per connection, and texts with lists of any length are endless: hence the bound.
 */
const mostNames = 400;

/** Texts that came once; forgotten all at once when there are many, so that rare ones never fill the bound. */
const mostSeen = 4000;

// One table a process, also across hot reloads: a connection outlives a reload, and keeps its names.
const held = globalThis as { missionControlStatements?: { names: Map<string, string>; seen: Set<string> } };
held.missionControlStatements ??= { names: new Map(), seen: new Set() };
const { names, seen } = held.missionControlStatements;

/** The name of a statement from its second coming on; undefined leaves it unnamed, planned for this once. */
export function nameOf(sql: string): string | undefined {
  const name = names.get(sql);
  if (name !== undefined) return name;
  if (!seen.has(sql)) {
    if (seen.size >= mostSeen) seen.clear();
    seen.add(sql);
    return undefined;
  }
  if (names.size >= mostNames) return undefined;
  const fresh = `mc_${names.size + 1}`;
  names.set(sql, fresh);
  seen.delete(sql);
  return fresh;
}
