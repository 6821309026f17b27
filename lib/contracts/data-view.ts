import 'server-only';
import { invalidInput } from '../core/errors';
import { mayCall, mayDecide, type Principal, reviewers } from '../core/principal';
import type { PrincipalRef } from '../core/schemas';
import { db, type Tx } from '../server/db';
import type { Tenant } from '../server/tenant';
import { getGoverned, listVersions, type VersionRow } from './data';
import { type CoveringRow, listCoveringTasks, strengthByAssertion } from './data-coverage';
import { canPropose, canSign, isAmendable, signers } from './policy';
import { type AssertionRow, presentAssertion, presentVersion } from './presenter';
import { coverage, coveringTasks, signingProblems } from './rules';
import type { AssertionTerms, ContractTerms } from './schema';
import type { AssertionView, ContractVersion, ContractView } from './schema-view';

/** The contract as a page shows it: what holds, what is proposed, how each came about, and which task shows what. */
export async function getContractView(tenant: Tenant, missionId: string, version?: number): Promise<ContractView> {
  const { mission, workspace } = await getGoverned(tenant, missionId);
  const rows = await listVersions(db(), missionId);
  const versions = presentVersions(rows, await namesOf(db(), tenant, rows));
  const draft = versions.find((one) => one.status === 'draft') ?? null;
  const inForce = versions.find((one) => one.status === 'signed') ?? null;
  const shown = version === undefined ? (draft ?? inForce) : versions.find((one) => one.version === version);
  if (shown === undefined) throw invalidInput('version', 'is not a version of this contract', 'Take one of versions.');
  const coverageOf = await assertionViews(tenant, missionId, (inForce ?? draft)?.terms ?? null);
  const amendable = isAmendable(mission);
  return {
    missionId,
    inForce,
    draft,
    versions: versions.map(({ terms, clauses, ...rest }) => rest).reverse(),
    shown,
    coverage: coverageOf,
    problems: [...(draft ? signingProblems(draft.terms) : []), ...coverageProblems(coverageOf)],
    can: {
      propose: canPropose(tenant.principal, mission),
      sign: amendable && draft !== null && canSign(tenant.principal, workspace),
      raiseBudget: amendable && inForce !== null && canSign(tenant.principal, workspace),
      discard: amendable && draft !== null && mayDecide(tenant.principal, ['owner', 'planner']),
      decideAssertions: coverageOf.some(({ can }) => can.pass || can.fail || can.waive),
      whoSigns: signers(workspace).join(' or '),
    },
  };
}

function presentVersions(rows: readonly VersionRow[], names: ReadonlyMap<string, PrincipalRef>): ContractVersion[] {
  return rows.map((row, index) => presentVersion(row, rows[index - 1]?.terms ?? null, names));
}

async function namesOf(tx: Tx, tenant: Tenant, rows: readonly VersionRow[]): Promise<Map<string, PrincipalRef>> {
  const ids = rows.flatMap(({ proposedById, signedById }) => [proposedById, signedById]);
  return principalNames(tx, tenant, ids);
}

export async function principalNames(
  tx: Tx,
  { workspaceId }: Tenant,
  ids: readonly (string | null)[],
): Promise<Map<string, PrincipalRef>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const found = await tx.principal.findMany({
    where: { id: { in: wanted }, workspaceId },
    select: { id: true, kind: true, name: true },
  });
  return new Map(found.map((ref) => [ref.id, ref]));
}

function coverageProblems(views: readonly AssertionView[]): string[] {
  const tasks = new Map(
    views.flatMap((view) => view.tasks.map((task) => [task.id, { ...task, fulfils: keysOf(task.id, views) }])),
  );
  const { uncovered, double } = coverage(
    views.filter((view) => view.state !== 'waived').map(({ key }) => key),
    [...tasks.values()],
  );
  return [
    ...uncovered.map((key) => `${key}: no task fulfils it.`),
    ...double.map((both) => `${both.key}: ${both.tasks.join(' and ')} fulfil it; exactly one may.`),
  ];
}

const keysOf = (taskId: string, views: readonly AssertionView[]): string[] =>
  views.filter((view) => view.tasks.some((task) => task.id === taskId)).map(({ key }) => key);

/** Each assertion of the terms with its state, evidence and tasks, and what this principal may decide. */
export async function assertionViews(
  tenant: Tenant,
  missionId: string,
  terms: ContractTerms | null,
): Promise<AssertionView[]> {
  if (!terms) return [];
  const tx = db();
  const rows = await tx.assertion.findMany({ where: { missionId, removedAt: null } });
  const tasks = await listCoveringTasks(tx, missionId);
  const evidence = await strengthByAssertion(tx, missionId, tasks);
  const { status } = await tx.mission.findUniqueOrThrow({ where: { id: missionId }, select: { status: true } });
  const names = await principalNames(
    tx,
    tenant,
    rows.map(({ decidedById }) => decidedById),
  );
  return terms.assertions.map((one) => {
    const row: AssertionRow | null = rows.find(({ key }) => key === one.key) ?? null;
    const can = assertionCan(tenant.principal, one, row, tasks, isUnderWay(status));
    return presentAssertion({ terms: one, row, tasks, evidence: evidence.get(one.key), can }, names);
  });
}

const isUnderWay = (status: string) => status === 'execute' || status === 'validate';

function assertionCan(
  principal: Principal,
  { key }: AssertionTerms,
  row: AssertionRow | null,
  tasks: readonly CoveringRow[],
  underWay: boolean,
): AssertionView['can'] {
  const isOwn = coveringTasks(key, tasks).some(({ workerIds }) => workerIds.includes(principal.id));
  const may =
    underWay &&
    row !== null &&
    !isOwn &&
    mayCall(principal, { who: 'workspace', roles: reviewers, scope: 'review', agents: true });
  return {
    pass: may && row.state !== 'passed',
    fail: may && row.state !== 'failed',
    waive: may && row.state !== 'waived' && mayDecide(principal, reviewers),
  };
}
