import type { z } from 'zod';
import type {
  Attempt,
  AttemptUsage,
  HandoffItem,
  OrphanReport,
  Principal as PrincipalRow,
} from '@/generated/prisma/client';
import { formatMicros } from '@/lib/core/money';
import type { Principal } from '@/lib/core/principal';
import type { PrincipalRef } from '@/lib/core/schemas';
import { canRevoke } from './policy';
import type { AttemptWire, attemptDetail, deliveredAnswer, orphanReport, usageTotals } from './schema';

type Totals = Pick<Attempt, 'tokensIn' | 'tokensCached' | 'tokensOut' | 'toolCalls' | 'micros' | 'durationSeconds'> & {
  lateUsage: boolean;
};

export const presentPrincipal = ({ id, kind, name }: PrincipalRow): PrincipalRef => ({ id, kind, name });

export function presentTotals(totals: Totals): z.infer<typeof usageTotals> {
  return {
    tokensIn: Number(totals.tokensIn),
    tokensCached: Number(totals.tokensCached),
    tokensOut: Number(totals.tokensOut),
    toolCalls: totals.toolCalls,
    money: formatMicros(totals.micros),
    durationSeconds: totals.durationSeconds,
    late: totals.lateUsage,
  };
}

export type AttemptRow = Omit<Attempt, 'context' | 'checkpoint' | 'endAnswer'> & {
  worker: PrincipalRow;
  task: { key: string; title: string };
};

export function presentAttempt(row: AttemptRow, viewer: Principal): AttemptWire {
  return {
    id: row.id,
    missionId: row.missionId,
    taskId: row.taskId,
    taskKey: row.task.key,
    taskTitle: row.task.title,
    number: row.number,
    worker: presentPrincipal(row.worker),
    outcome: row.outcome,
    leaseSeconds: row.leaseSeconds,
    leaseExpiresAt: row.leaseExpiresAt.toISOString(),
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    lastHeartbeatAt: row.lastHeartbeatAt.toISOString(),
    lastProgressAt: row.lastProgressAt?.toISOString() ?? null,
    cancelRequestedAt: row.cancelRequestedAt?.toISOString() ?? null,
    cancelDeadlineAt: row.cancelDeadlineAt?.toISOString() ?? null,
    cancelReason: row.cancelReason,
    model: row.model,
    harness: row.harness,
    percent: row.percent,
    phase: row.phase,
    note: row.note,
    subtasks: row.subtasks as AttemptWire['subtasks'],
    usage: presentTotals(row),
    endReason: row.endReason,
    can: { revoke: canRevoke(viewer, row) },
  };
}

type Detail = z.infer<typeof attemptDetail>;
export type AttemptDetailRow = AttemptRow &
  Pick<Attempt, 'context' | 'checkpoint'> & { usage: AttemptUsage[]; handoffItems: HandoffItem[] };

export function presentAttemptDetail(row: AttemptDetailRow, viewer: Principal): Detail {
  return {
    ...presentAttempt(row, viewer),
    contractVersion: row.contractVersion,
    usageByModel: row.usage.map((one) => ({ ...presentTotals({ ...one, lateUsage: one.late }), model: one.model })),
    checkpoint: row.checkpoint as Detail['checkpoint'],
    handoff: row.handoff as Detail['handoff'],
    leftovers: row.handoffItems.map(({ id, kind, text, blocking, disposition }) => ({
      id,
      kind,
      text,
      blocking,
      disposition,
    })),
    context: row.context as Detail['context'],
  };
}

type Orphan = z.infer<typeof orphanReport>;

export function presentOrphan(row: OrphanReport & { task: { key: string }; principal: PrincipalRow }): Orphan {
  return {
    id: row.id,
    missionId: row.missionId,
    taskId: row.taskId,
    taskKey: row.task.key,
    attemptNumber: row.attemptNumber,
    principal: presentPrincipal(row.principal),
    operation: row.operation,
    body: row.body as Orphan['body'],
    receivedAt: row.receivedAt.toISOString(),
  };
}

export type AnswerRow = {
  id: string;
  summary: string;
  answer: string | null;
  answerChoices: string[];
  answeredAt: Date | string | null;
  answeredBy: PrincipalRef | null;
};

/** An answer as a heartbeat or a context delivers it. */
export function presentAnswer(row: AnswerRow): z.infer<typeof deliveredAnswer> {
  return {
    trust: row.answeredBy?.kind === 'member' ? 'person' : 'data',
    questionId: row.id,
    question: row.summary,
    answer: row.answer,
    choices: row.answerChoices,
    answeredBy: row.answeredBy,
    answeredAt: new Date(row.answeredAt ?? 0).toISOString(),
  };
}
