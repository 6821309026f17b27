import 'server-only';
import type { z } from 'zod';
import { canonicalJson } from '@/lib/core/canonical-json';
import { invalidInput } from '@/lib/core/errors';
import { changeMission, type MissionChange } from '@/lib/missions/change';
import { Prisma } from '@/lib/server/db';
import { sha256Hex } from '@/lib/server/hash';
import type { Tenant } from '@/lib/server/tenant';
import { rememberedReports } from '@/lib/tasks/stall';
import { getTaskMissionId } from './data';
import { isFenceOff } from './fence';
import { ownAttempt, refuseLost } from './lease';
import type { reportProgressInput, reportProgressOutput } from './schema';

type Input = z.output<typeof reportProgressInput>;

/** Writes what the worker says onto its attempt, under its lease. Says nothing about the lease's end: heartbeats do. */
export async function reportProgress(tenant: Tenant, input: Input): Promise<z.input<typeof reportProgressOutput>> {
  const missionId = await getTaskMissionId(tenant, input.task);
  return changeMission(tenant, missionId, async (change) => {
    const { percent, note, phase, subtasks, checkpoint, leaseToken } = input;
    const task = { id: input.task };
    const written = await write(change, input);
    const attempt = written ?? (await refuseLost(change, task, leaseToken, { operation: 'report_progress', input }));
    if ([percent, note, phase, subtasks, checkpoint].every((said) => said === undefined))
      throw invalidInput('note', 'or percent, phase, subtasks or checkpoint is required', 'Say what has moved.');
    change.record('task.progressed', {
      subject: attempt.id,
      task: input.task,
      data: {
        number: attempt.number,
        ...(percent !== undefined && { percent }),
        ...(note !== undefined && { noteHash: sha256Hex(note) }),
        ...(subtasks && { subtasks: subtasks.length, subtasksDone: subtasks.filter(({ done }) => done).length }),
        ...(checkpoint !== undefined && { checkpointHash: sha256Hex(canonicalJson(checkpoint)) }),
      },
    });
    return {
      leaseExpiresAt: attempt.leaseExpiresAt.toISOString(),
      cancelRequested: attempt.cancelRequestedAt !== null,
      cancelDeadlineAt: attempt.cancelDeadlineAt?.toISOString() ?? null,
    };
  });
}

type Written = {
  id: string;
  number: number;
  leaseExpiresAt: Date;
  cancelRequestedAt: Date | null;
  cancelDeadlineAt: Date | null;
};

/**
 * Only what is new moves the attempt: a report that it made before is counted as a repetition. Under the lease, in one
 * statement; null where the lease does not fit.
 */
async function write(change: MissionChange, input: Input): Promise<Written | null> {
  const { percent, note, phase, subtasks, checkpoint, leaseToken, task } = input;
  const { tenant, now, tx } = change;
  const own = ownAttempt(change, { id: task }, leaseToken);
  const report = reportHash(input);
  const isNew = Prisma.sql`not (${report}::text = any(a.recent_reports))`;
  const [written] = await tx.$queryRaw<Written[]>`
    update attempt a set
      last_progress_at = case when ${isNew} then ${now}::timestamptz else a.last_progress_at end,
      last_step_at = case when ${isNew} then ${now}::timestamptz else a.last_step_at end,
      repeats = case when ${isNew} then 0 else a.repeats + 1 end,
      recent_reports = case when ${isNew} then (array_prepend(${report}::text, a.recent_reports))[1:${rememberedReports}::int]
        else a.recent_reports end,
      percent = coalesce(${percent ?? null}::int, a.percent), note = coalesce(${note ?? null}, a.note),
      phase = coalesce(${phase ?? null}, a.phase),
      subtasks = coalesce(${subtasks ? JSON.stringify(subtasks) : null}::jsonb, a.subtasks),
      checkpoint = coalesce(${checkpoint === undefined ? null : JSON.stringify(checkpoint ?? {})}::jsonb, a.checkpoint)
    where a.id = ${own.id} and a.workspace_id = ${tenant.workspaceId} and a.task_id = ${task}
      and a.worker_id = ${own.workerId} and a.lease_hash = ${own.leaseHash}
      and (${isFenceOff()} or (a.outcome = 'running' and a.lease_expires_at > ${now}::timestamptz))
    returning a.id, a.number, a.lease_expires_at as "leaseExpiresAt", a.cancel_requested_at as "cancelRequestedAt",
      a.cancel_deadline_at as "cancelDeadlineAt"`;
  return written ?? null;
}

const folded = (text: string | undefined) => text?.replace(/\s+/g, ' ').trim().toLowerCase() ?? null;

/** The same for reports that say the same, whatever their spaces and capitals. */
function reportHash({ percent, note, phase, subtasks, checkpoint }: Input): string {
  const figures = { percent: percent ?? null, subtasks: subtasks ?? null, checkpoint: checkpoint ?? null };
  const said = { ...figures, note: folded(note), phase: folded(phase) };
  return sha256Hex(canonicalJson(said)).slice(0, 16);
}
