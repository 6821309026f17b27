import 'server-only';
import type { z } from 'zod';
import { canonicalJson } from '@/lib/core/canonical-json';
import { changeMission } from '@/lib/missions/change';
import { sha256Hex } from '@/lib/server/hash';
import type { Tenant } from '@/lib/server/tenant';
import { getTaskMissionId } from './data';
import { holdLease } from './lease';
import type { reportProgressInput, reportProgressOutput } from './schema';

/** Writes what the worker says onto its attempt, under its lease. Says nothing about the lease's end: heartbeats do. */
export async function reportProgress(
  tenant: Tenant,
  input: z.output<typeof reportProgressInput>,
): Promise<z.input<typeof reportProgressOutput>> {
  const missionId = await getTaskMissionId(tenant, input.task);
  return changeMission(tenant, missionId, async (change) => {
    const report = { operation: 'report_progress', input };
    const attempt = await holdLease(change, { id: input.task }, input.leaseToken, report);
    const { percent, note, phase, subtasks, checkpoint } = input;
    await change.tx.attempt.update({
      where: { id: attempt.id },
      data: {
        lastProgressAt: change.now,
        ...(percent !== undefined && { percent }),
        ...(note !== undefined && { note }),
        ...(phase !== undefined && { phase }),
        ...(subtasks && { subtasks }),
        ...(checkpoint !== undefined && { checkpoint: checkpoint ?? {} }),
      },
      select: { id: true },
    });
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
