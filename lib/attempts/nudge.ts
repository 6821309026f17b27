import 'server-only';
import type { z } from 'zod';
import { notFound, wrongState } from '@/lib/core/errors';
import { changeMission } from '@/lib/missions/change';
import { db } from '@/lib/server/db';
import { sha256Hex } from '@/lib/server/hash';
import type { Tenant } from '@/lib/server/tenant';
import { getAttempt } from './data';
import type { attemptDetail, nudgeAttemptInput } from './schema';
import { settleStall } from './stalled';

/** Asks the worker of a running attempt to show something: it hears so with its next heartbeat, and its silence counts anew. */
export async function nudgeAttempt(
  tenant: Tenant,
  input: z.output<typeof nudgeAttemptInput>,
): Promise<z.input<typeof attemptDetail>> {
  const where = { id: input.attempt, workspaceId: tenant.workspaceId };
  const found = await db().attempt.findFirst({ where, select: { missionId: true } });
  if (!found) throw notFound('attempt');
  await changeMission(tenant, found.missionId, async (change) => {
    const { reason, stalledMinutes } = input;
    const [nudged] = await change.tx.attempt.updateManyAndReturn({
      where: { ...where, outcome: 'running' },
      data: {
        ...{ nudgedAt: change.now, nudgedById: tenant.principal.id, nudgeReason: reason, repeats: 0 },
        ...(stalledMinutes !== undefined && { stalledMinutes }),
      },
      select: { id: true, number: true, taskId: true },
    });
    if (!nudged) throw wrongState('The attempt has ended.', 'Nothing: the task is no longer held.');
    change.record('attempt.nudged', {
      subject: nudged.id,
      task: nudged.taskId,
      data: {
        number: nudged.number,
        reasonHash: sha256Hex(reason),
        ...(stalledMinutes !== undefined && { stalledMinutes }),
      },
    });
    await settleStall(change, nudged.id);
  });
  return getAttempt(tenant, input.attempt);
}
