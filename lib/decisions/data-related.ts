import 'server-only';
import type { ItemRow } from '../attention/data';
import { getSettings, readTerms } from '../contracts/data';
import { type CoveringRow, listCoveringTasks } from '../contracts/data-coverage';
import { principalNames } from '../contracts/data-view';
import { db } from '../server/db';
import type { Tenant } from '../server/tenant';
import { readBehind } from './data-behind';
import { readEvidence } from './data-evidence';
import { readAttempts, readPlaces, readRejected, readSubjects } from './data-subjects';

/** Everything that cards show and checks ask for, read in one go for a page of items. */
export async function loadRelated(tenant: Tenant, items: readonly ItemRow[]) {
  const shown = await readShown(tenant, items);
  return {
    ...shown,
    behind: await readBehind(items),
    settings: await getSettings(tenant),
    now: await databaseNow(),
    names: await principalNames(db(), tenant, [...idsOf(items), ...idsIn(shown)]),
  };
}

export type Related = Awaited<ReturnType<typeof loadRelated>>;
type Shown = Awaited<ReturnType<typeof readShown>>;

async function readShown(tenant: Tenant, items: readonly ItemRow[]) {
  const places = await readPlaces(tenant, items);
  const subjects = await readSubjects(items, places);
  return {
    ...places,
    ...subjects,
    inForce: await readInForce(items),
    attempts: await readAttempts(items, places),
    covering: await readCovering(items),
    evidence: await readEvidence(items, subjects.assertions),
    rejected: await readRejected(subjects.requests),
  };
}

async function readInForce(items: readonly ItemRow[]) {
  const missionIds = [...new Set(items.map(({ missionId }) => missionId))];
  const rows = await db().contract.findMany({ where: { missionId: { in: missionIds }, status: 'signed' } });
  return rows.map((row) => ({ ...row, terms: readTerms(row.terms) }));
}

async function readCovering(items: readonly ItemRow[]): Promise<Map<string, CoveringRow[]>> {
  const found = new Map<string, CoveringRow[]>();
  for (const { kind, missionId } of items)
    if (kind.includes('assertion') && !found.has(missionId))
      found.set(missionId, await listCoveringTasks(db(), missionId));
  return found;
}

async function databaseNow(): Promise<Date> {
  const [row] = await db().$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`;
  if (!row) throw new Error('the database has no clock');
  return row.now;
}

const idsOf = (items: readonly ItemRow[]) =>
  items.flatMap(({ assigneeId, resolvedById }) => [assigneeId, resolvedById]);

/** Everybody whom a card names. */
function idsIn({
  requests,
  rejected,
  questions,
  notes,
  attempts,
  inForce,
  drafts,
  assertions,
  evidence,
}: Shown): (string | null)[] {
  return [
    ...requests.map(({ requestedById }) => requestedById),
    ...rejected.map(({ decidedById }) => decidedById),
    ...questions.map(({ askedById }) => askedById),
    ...notes.map(({ authorId }) => authorId),
    ...attempts.map(({ workerId }) => workerId),
    ...[...inForce, ...drafts].flatMap(({ proposedById, signedById }) => [proposedById, signedById]),
    ...assertions.map(({ decidedById }) => decidedById),
    ...[...evidence.values()].flatMap(({ rows }) => rows.map(({ claimedById }) => claimedById)),
  ];
}
