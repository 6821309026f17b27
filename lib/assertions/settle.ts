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
 * sets it pending and asks a person; one that passed by itself is pending again when what it passed by no longer counts.
 * Call it after a task moved, what it fulfils changed or evidence came; `taskId` narrows it to that task's.
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
  if (keys === null) await clearMoved(change, rows, cases);
}

/** Nobody is asked about a contradiction that counts no longer: its task fulfils something else by now. */
async function clearMoved(change: MissionChange, rows: readonly Assertion[], cases: Map<string, Case>): Promise<void> {
  const { tx, mission } = change;
  const kind = 'assertion_contradicted';
  const asked = await tx.attentionItem.findMany({
    where: { missionId: mission.id, status: 'open', kind },
    select: { subjectId: true },
  });
  for (const { subjectId } of asked) {
    const row = rows.find(({ id }) => id === subjectId);
    const found = row && cases.get(row.key);
    if (found && !found.evidence.some(({ strength }) => strength === 'contradicted'))
      await clearItems(change, { kind, subjectId }, 'nothing contradicts it any more');
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
  const latest = found.evidence.filter(({ strength }) => strength === 'contradicted').at(-1);
  const passing = passingEvidence(found.evidence, row).map(({ id }) => id);
  if (row.state === 'passed') {
    const isContradicted = latest && row.decidedAt && latest.createdAt > row.decidedAt;
    if (isContradicted) return contradict(change, row, latest.id);
    // What a person decided stands, whatever an edit moves.
    if (!wasPassedByItself(row) || (found.isDone && restsOn(row, passing))) return;
    await reset(change, row);
  }
  if (!found.isDone) return;
  if (latest) await askAbout(change, row, latest.id);
  else if (passing.length > 0) await pass(change, row, passing);
}

const restsOn = ({ evidenceIds }: Assertion, passing: readonly string[]) =>
  passing.length > 0 && evidenceIds.every((id) => passing.includes(id));

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

/** Its task is open again or another one, so that what it passed by no longer counts. */
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
