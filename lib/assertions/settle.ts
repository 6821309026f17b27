import 'server-only';
import type { Assertion } from '../../generated/prisma/client';
import { clearItems, raiseItem } from '../attention/commands';
import type { MissionChange } from '../missions/change';
import type { Prisma } from '../server/db';
import { systemTenant } from '../server/tenant';
import { type Case, readCases } from './data';
import { passingEvidence } from './rules';

/**
 * Brings assertions in line with their evidence: a pending one passes by itself when its task is done, a piece of
 * evidence of at least the least strength and `checked` is linked, and none is contradicted. What contradicts it later
 * sets it pending and asks a person. Call it after a task moved or evidence came; `taskId` narrows it to that task's.
 */
export async function settleAssertions(change: MissionChange, which: { taskId?: string } = {}): Promise<void> {
  const { tx, mission } = change;
  const keys = which.taskId === undefined ? null : await keysOfTask(change, which.taskId);
  if (keys?.length === 0) return;
  const rows = await tx.assertion.findMany({
    where: {
      missionId: mission.id,
      removedAt: null,
      state: { in: ['pending', 'passed'] },
      ...(keys && { key: { in: keys } }),
    },
  });
  if (rows.length === 0) return;
  const cases = await readCases(
    tx,
    mission.id,
    rows.map(({ key }) => key),
  );
  for (const row of rows) {
    const found = cases.get(row.key);
    if (found) await settleOne(change, row, found);
  }
}

async function keysOfTask(change: MissionChange, taskId: string): Promise<string[]> {
  const task = await change.tx.task.findUnique({ where: { id: taskId }, select: { fulfils: true } });
  const linked = await change.tx.evidence.findMany({
    where: { taskId, assertionKey: { not: null } },
    select: { assertionKey: true },
    distinct: ['assertionKey'],
  });
  return [...new Set([...(task?.fulfils ?? []), ...linked.flatMap(({ assertionKey }) => assertionKey ?? [])])];
}

async function settleOne(change: MissionChange, row: Assertion, found: Case): Promise<void> {
  const contradictions = found.evidence.filter(({ strength }) => strength === 'contradicted');
  const latest = contradictions.at(-1);
  if (row.state === 'passed') {
    if (latest && row.decidedAt && latest.createdAt > row.decidedAt) await contradict(change, row, latest.id);
    else if (!found.isDone && wasPassedByItself(row)) await reset(change, row);
    return;
  }
  if (!found.isDone) return;
  if (latest) {
    // A person who failed or passed it has seen what there was; only a newer contradiction asks again.
    if (!row.decidedAt || latest.createdAt > row.decidedAt) await askAbout(change, row, latest.id);
    return;
  }
  const passing = passingEvidence(found.evidence, row);
  if (passing.length > 0)
    await pass(
      change,
      row,
      passing.map(({ id }) => id),
    );
}

async function pass(change: MissionChange, row: Assertion, evidenceIds: string[]): Promise<void> {
  const system = systemTenant(change.tenant.workspaceId);
  await change.tx.assertion.update({
    where: { id: row.id },
    data: {
      state: 'passed',
      decidedById: system.principal.id,
      decidedAt: change.now,
      reason: 'Its task is done and its evidence suffices.',
      evidenceIds,
      version: { increment: 1 },
    },
  });
  change.record('assertion.passed', { subject: row.id, data: { key: row.key, evidence: evidenceIds }, by: system });
  await clearItems(change, { kind: 'assertion_contradicted', subjectId: row.id }, 'nothing contradicts it any more');
}

const wasPassedByItself = (row: Assertion) => row.decidedById?.startsWith('sys_') === true;

const undecided = (): Prisma.AssertionUpdateInput => ({
  state: 'pending',
  decidedById: null,
  decidedAt: null,
  reason: null,
  evidenceIds: [],
  version: { increment: 1 },
});

/** Its task is open again, so what it passed by is no longer said. */
async function reset(change: MissionChange, row: Assertion): Promise<void> {
  await change.tx.assertion.update({ where: { id: row.id }, data: undecided() });
  const by = systemTenant(change.tenant.workspaceId);
  change.record('assertion.reset', { subject: row.id, data: { key: row.key, from: row.state }, by });
}

async function contradict(change: MissionChange, row: Assertion, evidenceId: string): Promise<void> {
  await change.tx.assertion.update({
    where: { id: row.id },
    data: undecided(),
  });
  change.record('assertion.contradicted', {
    subject: row.id,
    data: { key: row.key, evidence: [evidenceId] },
    by: systemTenant(change.tenant.workspaceId),
  });
  await askAbout(change, row, evidenceId);
}

async function askAbout(change: MissionChange, row: Assertion, evidenceId: string): Promise<void> {
  await raiseItem(change, {
    kind: 'assertion_contradicted',
    subjectId: row.id,
    title: `${row.key}: ${row.statement}`,
    facts: { assertion: row.key, evidence: evidenceId },
  });
}
