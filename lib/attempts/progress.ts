import 'server-only';
import type { z } from 'zod';
import { canonicalJson } from '@/lib/core/canonical-json';
import { invalidInput } from '@/lib/core/errors';
import { changeMission } from '@/lib/missions/change';
import { sha256Hex } from '@/lib/server/hash';
import type { Tenant } from '@/lib/server/tenant';
import { getTaskMissionId } from './data';
import { heldBy, refuseLost } from './lease';
import type { reportProgressInput, reportProgressOutput } from './schema';

/** Writes what the worker says onto its attempt, under its lease. Says nothing about the lease's end: heartbeats do. */
export async function reportProgress(
  tenant: Tenant,
  input: z.output<typeof reportProgressInput>,
): Promise<z.input<typeof reportProgressOutput>> {
  const missionId = await getTaskMissionId(tenant, input.task);
  return changeMission(tenant, missionId, async (change) => {
    const { percent, note, phase, subtasks, checkpoint, leaseToken } = input;
    const task = { id: input.task };
    const [written] = await change.tx.attempt.updateManyAndReturn({
      where: heldBy(change, task, leaseToken),
      data: {
        lastProgressAt: change.now,
        ...(percent !== undefined && { percent }),
        ...(note !== undefined && { note }),
        ...(phase !== undefined && { phase }),
        ...(subtasks && { subtasks }),
        ...(checkpoint !== undefined && { checkpoint: checkpoint ?? {} }),
      },
      select: { id: true, number: true, leaseExpiresAt: true, cancelRequestedAt: true, cancelDeadlineAt: true },
    });
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
