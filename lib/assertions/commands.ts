import 'server-only';
import type { Assertion } from '../../generated/prisma/client';
import { clearItems, raiseItem } from '../attention/commands';
import { DomainError, forbidden, invalidInput, notFound, versionMismatch, wrongState } from '../core/errors';
import { mayDecide, reviewers } from '../core/principal';
import { changeMission, type MissionChange } from '../missions/change';
import { sha256Hex } from '../server/hash';
import type { Tenant } from '../server/tenant';
import { type Case, readCases } from './data';
import { sufficientEvidence } from './rules';
import type { Verdict } from './schema';

export type AssertionDecision = {
  assertion: string;
  verdict: Verdict;
  reason: string;
  evidenceIds: string[];
  expectedVersion?: number | undefined;
};

/**
 * Records another identity's verdict on an assertion. Never on work or evidence of one's own (R7); `passed` needs the
 * task done and evidence of the least strength; only a person waives. Optimistic: a stale version is refused.
 */
export function decideAssertion(tenant: Tenant, missionId: string, decision: AssertionDecision): Promise<void> {
  return changeMission(tenant, missionId, async (change) => {
    const { mission, tx } = change;
    if (mission.status !== 'execute' && mission.status !== 'validate')
      throw wrongState(
        `The mission is ${mission.status}: assertions are decided while it runs.`,
        'Launch or reopen it first.',
      );
    const row = await tx.assertion.findFirst({ where: { missionId, key: decision.assertion, removedAt: null } });
    if (!row) throw notFound('assertion');
    if (decision.expectedVersion !== undefined && decision.expectedVersion !== row.version)
      throw versionMismatch('assertion', decision.expectedVersion, row.version);
    const found = (await readCases(tx, missionId, [row.key])).get(row.key) ?? {
      tasks: [],
      isDone: false,
      evidence: [],
    };
    checkWho(tenant, decision, found);
    if (decision.verdict === 'passed') checkPass(row, found);
    checkReason(decision, row, found);
    await checkEvidence(change, decision);
    await writeVerdict(change, row, decision);
    await settleItems(change, row, decision.verdict);
  });
}

function checkWho({ principal }: Tenant, { verdict }: AssertionDecision, { tasks }: Case): void {
  if (verdict === 'waived' && !mayDecide(principal, reviewers))
    throw forbidden('Only a person waives an assertion.', 'Ask an owner or a reviewer.');
  const own = tasks.find(({ workerIds }) => workerIds.includes(principal.id));
  if (own)
    throw forbidden(`You worked on ${own.key}, which fulfils this assertion.`, 'Somebody else decides on your work.');
}

/** Where the evidence does not speak for itself, the verdict does. */
function checkReason({ verdict, reason }: AssertionDecision, row: Assertion, { evidence }: Case): void {
  if (reason.trim()) return;
  const isContradicted = evidence.some(({ strength }) => strength === 'contradicted');
  if (verdict === 'passed' && !isContradicted && sufficientEvidence(evidence, row).length > 0) return;
  const where = verdict === 'passed' ? 'passed where the evidence does not suffice' : verdict;
  throw invalidInput('reason', `is required for ${where}`, 'Say why, in a sentence that the receipt can show.');
}

async function checkEvidence(
  { tx, tenant, mission }: MissionChange,
  { evidenceIds }: AssertionDecision,
): Promise<void> {
  const found = await tx.evidence.findMany({
    where: { id: { in: evidenceIds }, missionId: mission.id },
    select: { id: true, claimedById: true },
  });
  if (found.length !== new Set(evidenceIds).size) throw notFound('evidence');
  if (found.some(({ claimedById }) => claimedById === tenant.principal.id))
    throw forbidden('One of these pieces of evidence is your own.', 'Leave it out, or let somebody else decide.');
}

function checkPass(row: Assertion, { isDone, tasks, evidence }: Case): void {
  const open = tasks.filter(({ status }) => status !== 'done').map(({ key }) => key);
  if (!isDone && open.length > 0)
    throw wrongState(
      `${open.join(' and ')} is not done yet.`,
      'Decide when its task is done, or waive it with a reason.',
    );
  if (row.leastStrength !== 'reported' && sufficientEvidence(evidence, row).length === 0)
    throw new DomainError('evidence_required', {
      detail: `${row.key} asks for evidence that is at least ${row.leastStrength}; there is none.`,
      next: 'Add such evidence, or waive the assertion with a reason.',
      extra: { missing: [{ assertion: row.key, leastStrength: row.leastStrength, kinds: row.evidenceKinds }] },
    });
  if (row.leastStrength === 'reported' && evidence.length === 0 && tasks.length === 0)
    throw wrongState(`No task fulfils ${row.key}.`, 'Name the task that fulfils it, or waive it with a reason.');
}

async function writeVerdict(change: MissionChange, row: Assertion, decision: AssertionDecision): Promise<void> {
  const { verdict, reason, evidenceIds } = decision;
  await change.tx.assertion.update({
    where: { id: row.id },
    data: {
      state: verdict,
      decidedById: change.tenant.principal.id,
      decidedAt: change.now,
      reason,
      evidenceIds,
      version: { increment: 1 },
    },
  });
  change.record(`assertion.${verdict}`, {
    subject: row.id,
    data: { key: row.key, from: row.state, evidence: evidenceIds, reason: sha256Hex(reason) },
  });
}

async function settleItems(change: MissionChange, row: Assertion, verdict: Verdict): Promise<void> {
  await clearItems(change, { kind: 'assertion_contradicted', subjectId: row.id }, 'the assertion was decided');
  if (verdict !== 'failed')
    await clearItems(change, { kind: 'assertion_failed', subjectId: row.id }, 'the assertion was decided');
  if (verdict === 'waived')
    await clearItems(change, { kind: 'uncovered_assertion', subjectId: row.id }, 'the assertion was waived');
  if (verdict === 'failed')
    await raiseItem(change, {
      kind: 'assertion_failed',
      subjectId: row.id,
      title: `${row.key}: ${row.statement}`,
      facts: { assertion: row.key },
    });
}
