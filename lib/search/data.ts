import 'server-only';
import { Prisma, type Tx, transaction } from '../server/db';
import type { Tenant } from '../server/tenant';
import { type HitRow, presentHit } from './presenter';
import { keyOf, pathOf, wordsOf } from './rules';
import type { SearchAnswer, SearchInput } from './schema';
import { searchKinds } from './values';

/** Everything of the workspace that has these words, key or id: one statement, bounded for each kind. */
export async function search({ workspaceId }: Tenant, { q, kind, limit }: SearchInput): Promise<SearchAnswer> {
  const words = wordsOf(q);
  const kinds = kind ? [kind] : [...searchKinds];
  const rows = await byIndex(
    (tx) => tx.$queryRaw<HitRow[]>`
    select e.kind, f.tier, e.id, e.key, e.title, e.body, e.at, m.id as "missionId", m.name as "missionName",
      a.task_id as "taskId", r.version,
      coalesce(t.status::text, i.outcome,
        case when i.status = 'open' and i.snoozed_until > now() then 'snoozed' else i.status::text end,
        s.kind::text, r.outcome, case when e.kind = 'mission' then m.status::text end) as status
    from (${named(workspaceId, q, limit)} union all ${foundByKind(workspaceId, kinds, words, limit + 1)}) f
      join search_entry e on e.id = f.id
      left join mission m on m.id = e.mission_id
      left join task t on e.kind = 'task' and t.id = e.id
      left join artifact a on e.kind = 'artifact' and a.id = e.id
      left join attention_item i on e.kind = 'decision' and i.id = e.id
      left join state_entry s on e.kind = 'state' and s.id = e.id
      left join receipt r on e.kind = 'receipt' and r.id = e.id
    order by f.tier, e.at desc, e.id desc`,
  );
  const hitsOf = (wanted: (row: HitRow) => boolean) => rows.filter(wanted).map((row) => presentHit(row, words));
  const outright = hitsOf(({ tier }) => tier === 0);
  const isOther = ({ id }: HitRow) => !outright.some((hit) => hit.id === id);
  return {
    named: outright,
    groups: kinds
      .map((each) => ({ kind: each, hits: hitsOf((row) => row.kind === each && isOther(row)) }))
      .filter(({ hits }) => hits.length > 0)
      .map(({ kind: each, hits }) => ({ kind: each, hits: hits.slice(0, limit), more: hits.length > limit })),
  };
}

/**
 * One plan for all words, which always uses the index of words. Left to itself the planner reads a hundred thousand
 * entries for a word that is common in one kind of things and rare in another, which its figures do not know.
 */
const byIndex = <T>(read: (tx: Tx) => Promise<T>): Promise<T> =>
  transaction(async (tx) => {
    await tx.$queryRaw`select set_config('enable_seqscan', 'off', true), set_config('plan_cache_mode', 'force_generic_plan', true)`;
    return read(tx);
  });

/** What the query names outright. */
function named(workspaceId: string, q: string, limit: number): Prisma.Sql {
  const path = pathOf(q);
  const inMission = path
    ? Prisma.sql`e.key = ${path.key} and e.kind = 'task' and exists (select from search_entry n
        where n.id = e.mission_id and ${hasInTitle('n', path.mission)})`
    : Prisma.sql`e.key = ${keyOf(q)}`;
  return Prisma.sql`(select e.id, 0 as tier from search_entry e
    where e.workspace_id = ${workspaceId} and (${inMission} or e.id = ${q.toLowerCase()})
    order by e.at desc limit ${limit})`;
}

/** Titles first, then texts where those are too few; each the newest first. */
function foundByKind(workspaceId: string, kinds: string[], words: readonly string[], limit: number): Prisma.Sql {
  const [inTitle, inText] = [hasInTitle('e', words), hasBeginnings('e', words)];
  const ofKind = Prisma.sql`e.workspace_id = ${workspaceId} and e.kind = k.kind`;
  const wanted = Prisma.sql`${ofKind} and (select few from enough) and not (${inTitle})`;
  return Prisma.sql`(select h.id, h.tier from unnest(${kinds}::text[]) k(kind) cross join lateral (
    with titles as materialized (${newest(ofKind, inTitle, limit)}),
      enough as materialized (select count(*) < ${limit} as few from titles),
      texts as (${newest(wanted, inText, limit)})
    select id, 1 as tier from titles
    union all (select id, 2 from texts limit ${limit} - (select count(*) from titles))
  ) h)`;
}

/** As many of the newest are looked at one by one. Where they hold too few matches, there are few in all. */
const looked = 200;

/** The newest entries that match: of a common word by the time, of a rare one by the index of words. */
const newest = (scope: Prisma.Sql, match: Prisma.Sql, limit: number): Prisma.Sql => Prisma.sql`
  with latest as materialized (select e.* from search_entry e where ${scope} order by e.at desc, e.id desc limit ${looked}),
    recent as materialized (select e.id, e.at from latest e where ${match} order by e.at desc, e.id desc limit ${limit}),
    short as materialized (select count(*) < ${limit} as so from recent),
    every as materialized (select e.id, e.at from search_entry e where (select so from short) and ${scope} and ${match})
  (select id from recent where not (select so from short))
  union all
  (select id from every order by at desc, id desc limit ${limit})`;

/** Three letters or figures are what the index of titles knows; a word without them must begin a word there. */
const isIndexed = (word: string): boolean => /[a-z0-9]{3}/.test(word);

function hasInTitle(alias: string, words: readonly string[]): Prisma.Sql {
  const has = (word: string) =>
    Prisma.sql`${Prisma.raw(alias)}.folded like ${`%${word.replace(/[\\%_]/g, String.raw`\$&`)}%`}`;
  const short = words.filter((word) => !isIndexed(word));
  return Prisma.join(
    [
      ...words.filter(isIndexed).map(has),
      ...(short.length > 0 ? [hasBeginnings(alias, short)] : []),
      // Kept from the index, all of which would be read for it.
      ...short.map((word) => Prisma.sql`(${has(word)}) is true`),
    ],
    ' and ',
  );
}

const hasBeginnings = (alias: string, words: readonly string[]): Prisma.Sql =>
  Prisma.sql`${Prisma.raw(alias)}.words @@ to_tsquery('simple', ${beginningsOf(words)})`;

/** `'read':* & 'me':*`, cut where the entries are: at every sign of ASCII that is neither a letter nor a figure. */
const beginningsOf = (words: readonly string[]): string =>
  words
    .flatMap((word) => word.split(/[!-/:-@[-`{-~]+/))
    .filter(Boolean)
    .map((word) => `'${word}':*`)
    .join(' & ');
