import 'server-only';
import type { ActionRequest } from '@/generated/prisma/client';
import { isSpent } from '@/lib/attempts/budget';
import { clearItems } from '@/lib/attention/commands';
import { contractInForce } from '@/lib/contracts/data';
import { DomainError, forbidden, invalidInput, notFound, wrongState } from '@/lib/core/errors';
import type { MissionChange } from '@/lib/missions/change';
import { sha256Hex } from '@/lib/server/hash';
import { moveTask, raiseDeadBlock } from '@/lib/tasks/moves';
import { approvalValidHours, canonicalAction } from './rules';
import { actionParameters } from './schema';

export type ActionVerdict = { verdict: 'approve' | 'reject'; editedParameters?: unknown; reason?: string };

/**
 * A person's word on a pending request: compare-and-set, never by whoever asked (R7), no approval past a budget cap
 * (R6). An edited approval is bound to the edited action. Unblocks a task that waits for it. Inside `changeGraph`.
 */
export async function decideAction(
  change: MissionChange,
  requestId: string,
  given: ActionVerdict,
): Promise<ActionRequest> {
  const { tx, tenant, mission, now } = change;
  const request = await tx.actionRequest.findFirst({ where: { id: requestId, missionId: mission.id } });
  if (!request) throw notFound('action request');
  if (tenant.principal.kind !== 'member')
    throw forbidden('Only a person resolves an approval.', 'Leave it to a reviewer of the workspace.');
  if (request.requestedById === tenant.principal.id)
    throw forbidden('Nobody approves a request of its own.', 'Leave it to somebody else.');
  const approves = given.verdict === 'approve';
  if (approves && (isSpent(mission) || isSpent(await tx.task.findUniqueOrThrow({ where: { id: request.taskId } }))))
    throw pastBudget();
  const [decided] = await tx.actionRequest.updateManyAndReturn({
    where: { id: requestId, status: 'pending', OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
    data: {
      status: approves ? 'approved' : 'rejected',
      decidedById: tenant.principal.id,
      decidedAt: now,
      decisionReason: given.reason ?? null,
      expiresAt: approves ? await approvalEnd(change) : null,
      ...(approves && edition(request, given.editedParameters)),
    },
  });
  if (!decided) throw wrongState(`The request is ${request.status} or has expired.`, 'Read the queue again.');
  change.record(approves ? 'action.approved' : 'action.rejected', {
    subject: requestId,
    task: request.taskId,
    data: { actionHash: decided.editedHash ?? decided.actionHash, edited: decided.editedHash !== null },
  });
  await clearItems(change, { kind: 'restricted_action', subjectId: requestId }, 'it was decided');
  await unblockOn(change, request);
  return decided;
}

const pastBudget = () =>
  new DomainError('budget_exhausted', {
    detail: 'The budget of the mission or of the task is used up: nothing is approved past it.',
    next: 'Raise the budget first, or reject the request.',
  });

async function approvalEnd({ tx, mission, now }: MissionChange): Promise<Date> {
  const contract = await contractInForce(tx, mission.id);
  const hours = contract?.terms.cadence.approvalValidHours ?? approvalValidHours;
  return new Date(now.getTime() + hours * 3_600_000);
}

/** Parameters that a person changed, and the hash that the approval fits from then on. */
function edition(request: ActionRequest, edited: unknown) {
  if (edited === undefined) return {};
  const read = actionParameters.safeParse(edited);
  if (!read.success) throw invalidInput('parameters', read.error.issues[0]?.message ?? 'are not JSON');
  const { tool, action } = request;
  const editedHash = sha256Hex(canonicalAction({ tool, action, parameters: read.data }));
  if (editedHash === request.actionHash) return {};
  return { editedParameters: read.data ?? {}, editedHash };
}

async function unblockOn(change: MissionChange, request: ActionRequest): Promise<void> {
  const task = await change.tx.task.findUniqueOrThrow({ where: { id: request.taskId } });
  if (task.status !== 'blocked' || task.blockedOnActionId !== request.id) return;
  await moveTask(change, task, 'todo', { event: 'task.unblocked', data: { because: request.id } });
}

/** Ends a request or an unused approval whose time is over; a task that waits for it waits in vain. */
export async function expireAction(change: MissionChange, request: ActionRequest): Promise<void> {
  const { tx, now } = change;
  const expired = await tx.actionRequest.updateMany({
    where: { id: request.id, status: { in: ['pending', 'approved'] }, expiresAt: { lte: now } },
    data: { status: 'expired' },
  });
  if (expired.count === 0) return;
  change.record('action.expired', { subject: request.id, task: request.taskId, data: { was: request.status } });
  await clearItems(change, { kind: 'restricted_action', subjectId: request.id }, 'its time is over');
  const task = await tx.task.findUniqueOrThrow({ where: { id: request.taskId } });
  if (task.status === 'blocked' && task.blockedOnActionId === request.id)
    await raiseDeadBlock(change, task, 'its action request expired without a decision');
}
