import 'server-only';
import type { z } from 'zod';
import type { Task } from '@/generated/prisma/client';
import { requestCancel } from '@/lib/attempts/cancel';
import { getTaskMissionId } from '@/lib/attempts/data';
import { endAttempt } from '@/lib/attempts/end';
import { canRevoke } from '@/lib/attempts/policy';
import { freeTask } from '@/lib/attempts/sweep';
import { contractInForce } from '@/lib/contracts/data';
import { DomainError, forbidden, invalidInput, notFound, wrongState } from '@/lib/core/errors';
import type { MissionChange } from '@/lib/missions/change';
import { addNote } from '@/lib/missions/commands';
import { isEnded } from '@/lib/missions/rules';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { cancelTasks } from '@/lib/tasks/cancel';
import { changeGraph } from '@/lib/tasks/graph-change';
import { moveTask } from '@/lib/tasks/moves';
import { mayDirect } from '@/lib/tasks/policy';
import { liveAttemptOf } from '@/lib/tasks/readiness';
import { isOpen } from '@/lib/tasks/rules';
import { presentOutcome } from './presenter';
import type {
  cancelTaskInput,
  retryTaskInput,
  revokeAttemptInput,
  skipTaskInput,
  TaskOutcome,
  unblockTaskInput,
} from './schema';

/** Runs `move` on a task under its mission's lock, for whoever directs the mission while it is not ended. */
async function direct(
  tenant: Tenant,
  taskId: string,
  move: (change: MissionChange, task: Task) => Promise<Task>,
): Promise<TaskOutcome> {
  return changeGraph(tenant, await getTaskMissionId(tenant, taskId), async (change) => {
    const { mission, tx } = change;
    if (!mayDirect(tenant.principal, mission.pilotId))
      throw forbidden('This is for planners and the pilot of the mission.', 'Ask one of them.');
    if (isEnded(mission.status)) throw wrongState(`The mission is ${mission.status}.`, 'Reopen it first.');
    const task = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
    const moved = await move(change, task);
    return presentOutcome(moved, await tx.attempt.findFirst({ where: { taskId }, orderBy: { number: 'desc' } }));
  });
}

/** One attempt more for a failed task, up to the contract's attempts per task; beyond it `budget_exhausted`. */
export function retryTask(tenant: Tenant, input: z.output<typeof retryTaskInput>): Promise<TaskOutcome> {
  return direct(tenant, input.task, async (change, task) => {
    if (task.status !== 'failed')
      throw wrongState(`${task.key} is ${task.status}; only a failed task is retried.`, 'Read the task again.');
    const contract = await contractInForce(change.tx, task.missionId);
    const most = contract?.terms.budget.attemptsPerTask ?? Number.POSITIVE_INFINITY;
    if (task.attemptsUsed >= most)
      throw new DomainError('budget_exhausted', {
        detail: `The contract allows ${most} attempts per task, and ${task.key} has used ${task.attemptsUsed}.`,
        next: 'Amend the clause on attempts per task, or skip or cancel the task.',
        extra: { attemptsUsed: task.attemptsUsed, attemptsPerTask: most },
      });
    const extraAttempts = Math.max(task.extraAttempts, task.attemptsUsed + 1 - task.maxAttempts);
    await tellNext(change, task, input.reason);
    return moveTask(change, task, 'todo', {
      event: 'task.retried',
      set: { extraAttempts },
      data: { attemptsUsed: task.attemptsUsed },
      ...(input.reason && { reason: input.reason }),
    });
  });
}

/** Goes on without the task; whoever works on it has 60 s to hand over. */
export function skipTask(tenant: Tenant, input: z.output<typeof skipTaskInput>): Promise<TaskOutcome> {
  return direct(tenant, input.task, async (change, task) => {
    const live = await liveAttemptOf(change.tx, task.id);
    const moved = await moveTask(change, task, 'skipped', { event: 'task.skipped', reason: input.reason });
    if (live) await requestCancel(change, [live], input.reason);
    return moved;
  });
}

/** Takes a task out of the mission; its open dependents go too or wait no longer, as the caller says. */
export function cancelTask(tenant: Tenant, input: z.output<typeof cancelTaskInput>): Promise<TaskOutcome> {
  return direct(tenant, input.task, async (change, task) => {
    if (input.takenOverBy) await handOverAssertions(change, task, input.takenOverBy);
    const { reason, dependents } = input;
    const [cancelled] = await cancelTasks(change, [task], { reason, dependents, stop: requestCancel });
    return cancelled ?? task;
  });
}

async function handOverAssertions(change: MissionChange, task: Task, heirId: string): Promise<void> {
  const { tx, mission } = change;
  const heir = await tx.task.findFirst({ where: { id: heirId, missionId: mission.id } });
  if (!heir) throw notFound('task');
  if (heir.id === task.id || !isOpen(heir.status))
    throw invalidInput('takenOverBy', `${heir.key} cannot take it over: name another open task`);
  const fulfils = [...new Set([...heir.fulfils, ...task.fulfils])];
  await tx.task.update({ where: { id: heir.id }, data: { fulfils, version: { increment: 1 } } });
  change.record('task.assertions_taken_over', {
    subject: heir.id,
    task: heir.id,
    data: { key: heir.key, from: task.key, assertions: task.fulfils },
  });
}

/** Makes a blocked task ready again, whatever it waited for. */
export function unblockTask(tenant: Tenant, input: z.output<typeof unblockTaskInput>): Promise<TaskOutcome> {
  return direct(tenant, input.task, async (change, task) => {
    if (task.status !== 'blocked') throw wrongState(`${task.key} is ${task.status}, not blocked.`, 'Read it again.');
    await tellNext(change, task, input.reason);
    return moveTask(change, task, 'todo', { event: 'task.unblocked', reason: input.reason });
  });
}

/** The reason as a note on the task: events keep its hash alone, and the next worker is told what stands there. */
async function tellNext(change: MissionChange, task: Task, reason: string): Promise<void> {
  if (reason.trim() !== '') await addNote(change.tenant, task.missionId, { taskId: task.id, text: reason });
}

/** A person takes a running attempt back: its lease ends with this transaction, and the attempt does not count. */
export async function revokeAttempt(tenant: Tenant, input: z.output<typeof revokeAttemptInput>): Promise<TaskOutcome> {
  const where = { id: input.attempt, workspaceId: tenant.workspaceId };
  const found = await db().attempt.findFirst({ where, select: { missionId: true } });
  if (!found) throw notFound('attempt');
  return changeGraph(tenant, found.missionId, async (change) => {
    const attempt = await change.tx.attempt.findUniqueOrThrow({
      where: { id: input.attempt },
      omit: { context: true },
    });
    if (attempt.outcome !== 'running')
      throw wrongState(`The attempt has ended as ${attempt.outcome}.`, 'Nothing: the task is no longer held.');
    if (!canRevoke(tenant.principal, attempt)) throw forbidden('A person takes an attempt back.', 'Ask a planner.');
    await endAttempt(change, attempt, 'cancelled', { reason: input.reason });
    const task = await freeTask(change, attempt.taskId, 'task.taken_back', input.reason);
    return presentOutcome(task, { ...attempt, outcome: 'cancelled' });
  });
}
