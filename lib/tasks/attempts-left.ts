import { plural, t } from '@/lib/core/words';
import 'server-only';
import type { Task } from '@/generated/prisma/client';
import { raiseItem } from '@/lib/attention/commands';
import { contractInForce } from '@/lib/contracts/data';
import type { MissionChange } from '@/lib/missions/change';
import { isActive } from '@/lib/missions/rules';
import { fallBack } from './fallback';
import { moveTask } from './moves';
import { attemptsAllowed } from './rules';

/** Rests a task that may use no further attempt, and asks a person: retry, skip or cancel. */
export async function failSpent(change: MissionChange, task: Task, allowed: number, reason: string): Promise<Task> {
  const facts = { attemptsUsed: task.attemptsUsed, attemptsAllowed: allowed };
  const failed = await moveTask(change, task, 'failed', { event: 'task.failed', reason, data: facts });
  await askAboutSpent(change, task, allowed);
  return failed;
}

/** Asks a person what becomes of a failed task. */
export async function askAboutSpent(change: MissionChange, task: Task, allowed: number): Promise<void> {
  await raiseItem(change, {
    kind: 'retry_limit',
    subjectId: task.id,
    taskId: task.id,
    title: plural(allowed, {
      one: t`${task.key} has used its only attempt`,
      other: t`${task.key} has used its ${allowed} attempts`,
    }),
    facts: { attemptsUsed: task.attemptsUsed, attemptsAllowed: allowed },
  });
}

/**
 * No task stays in the queue that may not be claimed any more: an amendment or an edit can take away attempts that are
 * used already, also of a task that was blocked or running then and comes back later.
 */
export async function settleAttempts(change: MissionChange): Promise<void> {
  if (!isActive(change.mission.status)) return;
  const { tx, mission } = change;
  const waiting = await tx.task.findMany({
    where: { missionId: mission.id, status: 'todo', attemptsUsed: { gt: 0 } },
    orderBy: { number: 'asc' },
  });
  const contract = waiting.length > 0 ? await contractInForce(tx, mission.id) : null;
  for (const found of waiting) {
    const task = await fallBack(change, found, contract?.terms);
    const allowed = attemptsAllowed(task, contract?.terms);
    if (task.attemptsUsed >= allowed) await failSpent(change, task, allowed, 'No attempt is left.');
  }
}
