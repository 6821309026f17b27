import { t } from '@/lib/core/words';
import 'server-only';
import { clearItems, raiseItem } from '@/lib/attention/commands';
import type { MissionChange } from '@/lib/missions/change';
import { db } from '@/lib/server/db';
import { systemTenant } from '@/lib/server/tenant';
import { changeGraph } from '@/lib/tasks/graph-change';
import { moveTask } from '@/lib/tasks/moves';
import { endAttempt } from './end';
import { returnTask } from './unsuccessful';

export type MissionRef = { id: string; workspaceId: string };

/** Missions in which a lease has run out, oldest first; bounded, the next sweep takes the rest. */
export function listMissionsWithExpiredLeases(limit: number, workspaceId: string | null = null): Promise<MissionRef[]> {
  return db().$queryRaw<MissionRef[]>`
    select mission_id as id, workspace_id as "workspaceId" from attempt
    where outcome = 'running' and lease_expires_at <= clock_timestamp()
      and (${workspaceId}::text is null or workspace_id = ${workspaceId})
    group by 1, 2 order by min(lease_expires_at) limit ${limit}`;
}

/** Ends every attempt of the mission whose lease has run out, in one transaction; safe to run twice or beside itself. */
export async function sweepLeases(mission: MissionRef): Promise<number> {
  return changeGraph(systemTenant(mission.workspaceId), mission.id, loseExpired);
}

/**
 * Ends the expired attempts of a locked mission as `lost`, or `cancelled` where they had been asked to stop; their
 * tasks are ready again or, with no attempt left, failed. Returns how many.
 */
export async function loseExpired(change: MissionChange): Promise<number> {
  const expired = await change.tx.attempt.findMany({
    where: { missionId: change.mission.id, outcome: 'running', leaseExpiresAt: { lte: change.now } },
    omit: { context: true },
    include: { task: { select: { key: true } }, worker: { select: { name: true } } },
    orderBy: { leaseExpiresAt: 'asc' },
  });
  for (const attempt of expired) {
    if (attempt.cancelRequestedAt !== null) {
      await endAttempt(change, attempt, 'cancelled', { reason: attempt.cancelReason ?? 'It was asked to stop.' });
      await freeTask(change, attempt.taskId);
      continue;
    }
    const reason = `The lease ran out at ${attempt.leaseExpiresAt.toISOString()}; the last heartbeat came at ${attempt.lastHeartbeatAt.toISOString()}.`;
    await endAttempt(change, attempt, 'lost', { reason });
    const task = await returnTask(change, attempt.taskId, { event: 'task.lost', reason });
    if (task.status === 'todo')
      await raiseItem(change, {
        kind: 'worker_lost',
        subjectId: task.id,
        taskId: task.id,
        attemptId: attempt.id,
        title: t`${attempt.worker.name} was lost on ${attempt.task.key}`,
        facts: { attemptNumber: attempt.number, worker: attempt.worker.name },
      });
  }
  return expired.length;
}

/** An attempt ended without counting: its task is ready again, unless it was cancelled or skipped meanwhile. */
export async function freeTask(change: MissionChange, taskId: string, event = 'task.freed', reason?: string) {
  const task = await change.tx.task.findUniqueOrThrow({ where: { id: taskId } });
  if (task.status !== 'in_progress') return task;
  return moveTask(change, task, 'todo', { event, ...(reason !== undefined && { reason }) });
}

/** That workers were lost or gave the task back is no longer news once somebody has it again. */
export async function clearLost(change: MissionChange, taskId: string): Promise<void> {
  for (const kind of ['worker_lost', 'worker_releasing'] as const)
    await clearItems(change, { kind, taskId }, 'another worker has the task');
}
