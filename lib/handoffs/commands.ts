import 'server-only';
import type { HandoffItem } from '../../generated/prisma/client';
import { clearItems, raiseItem } from '../attention/commands';
import { forbidden, invalidInput, notFound, wrongState } from '../core/errors';
import { changeMission, type MissionChange } from '../missions/change';
import { db } from '../server/db';
import { sha256Hex } from '../server/hash';
import type { Tenant } from '../server/tenant';
import { isOwn } from './policy';
import type { Disposition } from './schema';

export type Disposal = { disposition: Disposition; taskId?: string | undefined; reason: string };

/** Says what becomes of a leftover, once; a worker that is an agent does not dispose of its own (R7). */
export async function disposeHandoffItem(tenant: Tenant, itemId: string, disposal: Disposal): Promise<void> {
  const { workspaceId } = tenant;
  const found = await db().handoffItem.findFirst({ where: { id: itemId, workspaceId }, select: { missionId: true } });
  if (!found) throw notFound('leftover');
  await changeMission(tenant, found.missionId, async (change) => {
    const item = await change.tx.handoffItem.findUniqueOrThrow({ where: { id: itemId }, include: { attempt: true } });
    if (item.disposition) throw wrongState('This leftover was settled.', 'Read the leftovers again.');
    if (isEnded(change)) throw wrongState('The mission has ended.', 'Reopen it first.');
    if (isOwn(tenant.principal, { leftById: item.attempt.workerId, disposition: null }))
      throw forbidden('This leftover is of your own work.', 'Somebody else settles it.');
    await checkDisposal(change, item, disposal);
    await writeDisposal(change, item, disposal);
    await clearItems(change, { kind: 'leftover', subjectId: item.id }, 'the leftover was settled');
  });
}

const isEnded = ({ mission }: MissionChange) => ['complete', 'failed', 'cancelled'].includes(mission.status);

async function checkDisposal(change: MissionChange, item: HandoffItem, disposal: Disposal): Promise<void> {
  const { disposition, taskId, reason } = disposal;
  if (disposition === 'dismissed') {
    if (!reason.trim()) throw invalidInput('reason', 'is required to dismiss', 'Say why nothing needs to be done.');
    return;
  }
  if (!taskId)
    throw invalidInput('taskId', `is required for ${disposition}`, 'Name the task, or dismiss with a reason.');
  const task = await change.tx.task.findFirst({ where: { id: taskId, workspaceId: change.tenant.workspaceId } });
  if (!task) throw notFound('task');
  if (task.id === item.taskId) throw invalidInput('taskId', 'is the task that left it', 'Name another task.');
  if (task.status === 'cancelled' || task.status === 'skipped')
    throw wrongState(`${task.key} was ${task.status}: it will not take care of it.`, 'Name another task.');
  if (disposition === 'fixed_by' && task.missionId !== item.missionId)
    throw invalidInput('taskId', 'is of another mission', 'Use tracked_by for a task elsewhere.');
}

async function writeDisposal(
  { tx, tenant, now, record }: MissionChange,
  item: HandoffItem,
  { disposition, taskId, reason }: Disposal,
): Promise<void> {
  const dispositionTaskId = disposition === 'dismissed' ? null : (taskId ?? null);
  await tx.handoffItem.update({
    where: { id: item.id },
    data: {
      disposition,
      dispositionTaskId,
      dispositionReason: reason,
      disposedById: tenant.principal.id,
      disposedAt: now,
    },
  });
  record('handoff.disposed', {
    subject: item.id,
    task: item.taskId,
    data: { disposition, by: dispositionTaskId, reason: sha256Hex(reason) },
  });
}

/** Takes a disposition back: the leftover is open again. */
export async function undoDisposal({ tx, record }: MissionChange, itemId: string): Promise<void> {
  const item = await tx.handoffItem.update({
    where: { id: itemId },
    data: { disposition: null, dispositionTaskId: null, dispositionReason: null, disposedById: null, disposedAt: null },
  });
  record('handoff.reopened', { subject: item.id, task: item.taskId });
}

/** What a rejected attempt left undone is the next attempt's work: its own task tracks it. */
export async function passOnUndone(change: MissionChange, attempt: { id: string; taskId: string }): Promise<void> {
  const { tx, tenant, now } = change;
  const passed = await tx.handoffItem.updateManyAndReturn({
    where: { attemptId: attempt.id, kind: 'left_undone', disposition: null },
    data: {
      disposition: 'tracked_by',
      dispositionTaskId: attempt.taskId,
      dispositionReason: 'Sent back: the next attempt does it.',
      disposedById: tenant.principal.id,
      disposedAt: now,
    },
    select: { id: true },
  });
  for (const { id } of passed) {
    change.record('handoff.disposed', {
      subject: id,
      task: attempt.taskId,
      data: { disposition: 'tracked_by', by: attempt.taskId },
    });
    await clearItems(change, { kind: 'leftover', subjectId: id }, 'the next attempt does it');
  }
}

/** The way back of `passOnUndone`: the attempt stands again, and what it left undone is asked about again. */
export async function takeUndoneBack(change: MissionChange, attempt: { id: string; taskId: string }): Promise<void> {
  const { tx } = change;
  // Only a sending back makes a task track its own leftovers.
  const passed = await tx.handoffItem.findMany({ where: { attemptId: attempt.id, dispositionTaskId: attempt.taskId } });
  for (const item of passed) {
    await undoDisposal(change, item.id);
    await raiseItem(change, {
      kind: 'leftover',
      subjectId: item.id,
      attemptId: attempt.id,
      title: 'Left undone',
      says: item.text,
      facts: { kind: item.kind, blocking: item.blocking },
    });
  }
}
