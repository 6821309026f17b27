import { z } from 'zod';
import { formatMicros } from '@/lib/core/money';
import type { Principal } from '@/lib/core/principal';
import type { PrincipalRef } from '@/lib/core/schemas';
import type { MissionRow, SummaryRow } from './data';
import type { MissionsFacts } from './facts';
import { missionCan } from './policy';
import { activeSecondsAt, countTasks, deriveProgress } from './rules';
import { type MissionInput, type MissionSummary, type MissionView, missionInput } from './schema';

type Named = { id: string; kind: 'member' | 'agent' | 'system'; name: string };

/** A principal as every answer names it. */
export const refOf = ({ id, kind, name }: Named): PrincipalRef => ({ id, kind, name });

export const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

export const moneyOrNull = (micros: bigint | null): string | null => (micros === null ? null : formatMicros(micros));

export const countOrNull = (count: bigint | null): number | null => (count === null ? null : Number(count));

/** Declared inputs as stored; what has another shape holds none. */
export function readInputs(stored: unknown): MissionInput[] {
  const read = z.array(missionInput).safeParse(stored);
  return read.success ? read.data : [];
}

export function presentSummary(row: SummaryRow, facts: MissionsFacts): MissionSummary {
  const groups = facts.groups.get(row.id) ?? [];
  const deadline = facts.deadlines.get(row.id);
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    project: row.project,
    priority: row.priority,
    status: row.status,
    tags: row.tags,
    pilot: row.pilot && refOf(row.pilot),
    holds: row.holds.map(({ id, reason, openedAt, openedBy, why }) => ({
      id,
      reason,
      since: openedAt.toISOString(),
      by: refOf(openedBy),
      why,
    })),
    isInbox: row.isInbox,
    isExample: row.isExample,
    progress: deriveProgress(groups, row.manualProgress),
    counts: countTasks(groups),
    ready: row.status === 'execute' && row.openHolds === 0 ? groups.reduce((sum, group) => sum + group.ready, 0) : 0,
    liveAttempts: row.liveAttempts,
    currency: facts.currency,
    spent: { money: formatMicros(row.spentMicros), tokens: Number(row.spentTokens) },
    budget: { money: moneyOrNull(row.budgetMicros), tokens: countOrNull(row.budgetTokens) },
    activeSeconds: activeSecondsAt(row, facts.now),
    attention: facts.attention.get(row.id) ?? 0,
    nextDeadline: deadline
      ? { at: deadline.at.toISOString(), kind: deadline.kind, id: deadline.id, words: deadline.words }
      : null,
    startDate: iso(row.startDate),
    targetDate: iso(row.targetDate),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    launchedAt: iso(row.launchedAt),
    endedAt: iso(row.endedAt),
    archivedAt: iso(row.archivedAt),
    version: row.version,
  };
}

type Beside = {
  assertions: Partial<Record<'pending' | 'passed' | 'failed' | 'waived', number>>;
  endedBy: Named | null;
  principal: Principal;
};

export function presentMission(row: MissionRow, facts: MissionsFacts, beside: Beside): MissionView {
  const { pending = 0, passed = 0, failed = 0, waived = 0 } = beside.assertions;
  const version = (status: 'signed' | 'draft') =>
    row.contracts.find((contract) => contract.status === status)?.version ?? null;
  return {
    ...presentSummary(row, facts),
    brief: row.brief,
    inputs: readInputs(row.inputs),
    agents: row.allowedAgents.map(({ agent }) => refOf(agent)),
    maxParallel: row.maxParallel,
    contract: {
      inForce: version('signed'),
      draft: version('draft'),
      assertions: { total: pending + passed + failed + waived, passed, failed, waived, pending },
    },
    receipts: row._count.receipts,
    sealDueAt: iso(row.sealDueAt),
    activeSince: iso(row.activeSince),
    serverTime: facts.now.toISOString(),
    template: row.templateVersion && {
      id: row.templateVersion.template.id,
      name: row.templateVersion.template.name,
      version: row.templateVersion.version,
    },
    createdBy: refOf(row.createdBy),
    endedBy: beside.endedBy && refOf(beside.endedBy),
    endReason: row.endReason,
    seq: Number(row.seq),
    graphVersion: row.graphVersion,
    can: missionCan(beside.principal, row, facts.plannersSign),
  };
}

type NoteRow = { id: string; taskId: string | null; author: Named; text: string; createdAt: Date };

export const presentNote = (row: NoteRow) => ({
  id: row.id,
  taskId: row.taskId,
  author: refOf(row.author),
  text: row.text,
  createdAt: row.createdAt.toISOString(),
});
