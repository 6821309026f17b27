import 'server-only';
import type { Assertion } from '../../generated/prisma/client';
import { isSpent, settleBudget } from '../attempts/budget';
import { clearItems } from '../attention/commands';
import type { AssertionTerms, ContractTerms } from '../contracts/schema';
import { newId } from '../core/ids';
import { parseMicros } from '../core/money';
import type { MissionChange } from '../missions/change';
import { closeHold } from '../missions/holds';
import { touchAttempts, touchCoverage } from '../tasks/settle';
import { voidApprovals } from './void-approvals';

/** Everything that follows from a signature, in the signature's own transaction. */
export async function putInForce(
  change: MissionChange,
  terms: ContractTerms,
  before: ContractTerms | null,
): Promise<void> {
  await setCaps(change, terms);
  await syncAssertions(change, terms);
  if (before) await voidApprovals(change, before, terms);
  if (change.mission.status !== 'execute' && change.mission.status !== 'validate') return;
  touchCoverage(change);
  touchAttempts(change);
}

async function setCaps(change: MissionChange, { budget }: ContractTerms): Promise<void> {
  change.mission = await change.tx.mission.update({
    where: { id: change.mission.id },
    data: {
      budgetMicros: budget.money === undefined ? null : parseMicros(budget.money),
      budgetTokens: budget.tokens === undefined ? null : BigInt(budget.tokens),
    },
  });
  await clearItems(change, { kind: 'budget_warning' }, 'the budget was amended');
  if (!isSpent(change.mission)) {
    await closeHold(change, 'budget');
    await clearItems(change, { kind: 'budget_breach' }, 'the budget was amended');
  }
  await settleBudget(change);
}

/** One row per assertion of the terms; one whose statement or terms changed is pending again. */
async function syncAssertions(change: MissionChange, terms: ContractTerms): Promise<void> {
  const { tx, mission, now } = change;
  const rows = await tx.assertion.findMany({ where: { missionId: mission.id } });
  for (const one of terms.assertions) {
    const row = rows.find(({ key }) => key === one.key);
    if (!row) await createAssertion(change, one);
    else if (row.removedAt !== null || isChanged(row, one)) await resetAssertion(change, row, one);
  }
  const kept = new Set(terms.assertions.map(({ key }) => key));
  for (const row of rows.filter(({ key, removedAt }) => removedAt === null && !kept.has(key))) {
    await tx.assertion.update({ where: { id: row.id }, data: { removedAt: now, version: { increment: 1 } } });
    change.record('assertion.removed', { subject: row.id, data: { key: row.key } });
    await clearItems(change, { subjectId: row.id }, 'the contract no longer holds the assertion');
  }
}

const written = ({ statement, verifiedHow, evidenceKinds, leastStrength }: AssertionTerms) => ({
  statement,
  verifiedHow,
  evidenceKinds,
  leastStrength,
});

async function createAssertion({ tx, tenant, mission }: MissionChange, one: AssertionTerms): Promise<void> {
  await tx.assertion.create({
    data: {
      id: newId('assertion'),
      workspaceId: tenant.workspaceId,
      missionId: mission.id,
      key: one.key,
      ...written(one),
    },
  });
}

const isChanged = (row: Assertion, one: AssertionTerms) =>
  row.statement !== one.statement ||
  row.verifiedHow !== one.verifiedHow ||
  row.leastStrength !== one.leastStrength ||
  [...row.evidenceKinds].sort().join() !== [...one.evidenceKinds].sort().join();

async function resetAssertion(change: MissionChange, row: Assertion, one: AssertionTerms): Promise<void> {
  await change.tx.assertion.update({
    where: { id: row.id },
    data: {
      ...written(one),
      state: 'pending',
      decidedById: null,
      decidedAt: null,
      reason: null,
      evidenceIds: [],
      removedAt: null,
      version: { increment: 1 },
    },
  });
  if (row.state !== 'pending')
    change.record('assertion.reset', { subject: row.id, data: { key: row.key, from: row.state } });
  await clearItems(change, { subjectId: row.id }, 'the contract changed the assertion');
}
