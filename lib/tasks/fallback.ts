import 'server-only';
import type { Task } from '@/generated/prisma/client';
import type { ContractTerms } from '@/lib/contracts/schema';
import { deciders } from '@/lib/core/principal';
import type { MissionChange } from '@/lib/missions/change';
import { Prisma } from '@/lib/server/db';
import { sha256Hex } from '@/lib/server/hash';
import { isExcluded } from './exclusion';
import { isFallbackDue } from './rules';

/** Whether task `t` is at an attempt that is its fallback's; the same as `isFallbackInForce`. */
export const inForce = Prisma.sql`coalesce(t.fallback_after = t.attempts_used, false)`;
/** Whether only the worker that its fallback names may take task `t` now. */
export const isForFallback = Prisma.sql`(${inForce} and t.fallback_to_id is not null)`;

/**
 * Gives a task its fallback's attempt where it is due, once: with one attempt more than its own, where the contract
 * allows that. A fallback that nobody could claim does not act. Call it before the task is looked at for attempts left.
 */
export async function fallBack(change: MissionChange, task: Task, terms: ContractTerms | undefined): Promise<Task> {
  if (!isFallbackDue(task, terms) || !(await canAct(change, task))) return task;
  const { id, key, attemptsUsed, fallbackToId, fallbackModel } = task;
  change.record('task.fell_back', {
    subject: id,
    task: id,
    data: {
      ...{ key, attemptsUsed },
      ...(fallbackToId !== null && { to: fallbackToId }),
      ...(fallbackModel !== null && { modelHash: sha256Hex(fallbackModel) }),
    },
  });
  return change.tx.task.update({
    where: { id },
    data: {
      fallbackAfter: attemptsUsed,
      extraAttempts: Math.max(task.extraAttempts, attemptsUsed + 1 - task.maxAttempts),
      version: { increment: 1 },
      updatedAt: change.now,
    },
  });
}

/** Whether whom it names is here, may work in this mission and is not kept from this task. A model is anybody's. */
async function canAct({ tx, mission }: MissionChange, task: Task): Promise<boolean> {
  if (task.fallbackToId === null) return true;
  const [found] = await tx.$queryRaw<{ may: boolean }[]>`
    select not ${isExcluded} and (exists (
        select from member p where p.id = w.id and p.removed_at is null and p.role::text = any(${[...deciders]}::text[])
      ) or exists (
        select from agent a where a.id = w.id and a.archived_at is null
          and exists (select from token k where k.agent_id = a.id and 'work' = any(k.scopes) and k.revoked_at is null
            and k.expires_at > now())
          and (not exists (select from mission_agent g where g.mission_id = ${mission.id})
            or exists (select from mission_agent g where g.mission_id = ${mission.id} and g.agent_id = a.id))
      )) as may
    from task t, (select ${task.fallbackToId}::text as id) w where t.id = ${task.id}`;
  return found?.may ?? false;
}
