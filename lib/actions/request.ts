import 'server-only';
import type { z } from 'zod';
import type { ActionRequest, ActionStatus } from '@/generated/prisma/client';
import { getTaskMissionId } from '@/lib/attempts/data';
import { type HeldAttempt, holdLease } from '@/lib/attempts/lease';
import { addressOfItem } from '@/lib/attention/address';
import { clearItems, raiseItem } from '@/lib/attention/commands';
import { contractInForce, type InForce } from '@/lib/contracts/data';
import { type CitedClause, classifyAction } from '@/lib/contracts/rules';
import { newId } from '@/lib/core/ids';
import { closed } from '@/lib/core/text';
import { changeMission, type MissionChange } from '@/lib/missions/change';
import { sha256Hex } from '@/lib/server/hash';
import type { Tenant } from '@/lib/server/tenant';
import { canonicalAction, canonicalClauses, requestValidHours } from './rules';
import type { RequestActionAnswer, requestActionInput } from './schema';

type Input = z.output<typeof requestActionInput>;
type Decision = 'allowed' | 'needs_approval' | 'denied';
type Asked = {
  change: MissionChange;
  attempt: HeldAttempt;
  input: Input;
  contract: InForce | null;
  decision: Decision;
  clauses: CitedClause[];
  actionHash: string;
  clausesHash: string;
};

/**
 * Says whether one exact action may be done. What the contract restricts waits for a person once; an approval of the
 * very same action under the same clauses is consumed by the first request after it, of any attempt of the task (R11).
 */
export async function requestAction(tenant: Tenant, input: Input): Promise<RequestActionAnswer> {
  const missionId = await getTaskMissionId(tenant, input.task);
  return changeMission(tenant, missionId, async (change) => {
    const report = { operation: 'request_action', input };
    const attempt = await holdLease(change, { id: input.task }, input.leaseToken, report);
    const contract = await contractInForce(change.tx, missionId);
    const { decision, clauses } = contract
      ? classifyAction(contract.terms, input)
      : { decision: 'allowed' as const, clauses: [] };
    const actionHash = sha256Hex(canonicalAction(input));
    const clausesHash = sha256Hex(canonicalClauses(clauses));
    const asked: Asked = { change, attempt, input, contract, decision, clauses, actionHash, clausesHash };
    if (decision === 'needs_approval') return askPerson(asked);
    const row = await write(asked, decision, decision === 'allowed' ? 'consumed' : 'rejected');
    return answer(asked, row, decision, decision === 'denied' ? 'The contract forbids it.' : null);
  });
}

/**
 * The newest word on this action under these clauses decides; where there is none, a person is asked. One's own approval
 * is none: whoever approved what another worker asked for, and then took the task, would be approving for itself (R7).
 */
async function askPerson(asked: Asked): Promise<RequestActionAnswer> {
  const standing = await findStanding(asked);
  if (standing?.status === 'approved') return consumeApproval(asked, standing);
  if (standing?.status === 'pending') return answer(asked, standing, 'needs_approval', null);
  if (standing?.status === 'rejected') return answer(asked, standing, 'denied', standing.decisionReason);
  await retireOlder(asked);
  const row = await write(asked, 'needs_approval', 'pending');
  const { change, input, clauses, attempt } = asked;
  await raiseItem(change, {
    kind: 'restricted_action',
    subjectId: row.id,
    taskId: input.task,
    attemptId: attempt.id,
    title: `${closed(input.tool)}: ${input.action}`,
    facts: { clauses: clauses.map(({ id }) => id), actionHash: row.actionHash },
    decideBy: row.expiresAt,
  });
  return answer(asked, row, 'needs_approval', null);
}

async function findStanding({ change, input, actionHash, clausesHash }: Asked): Promise<ActionRequest | null> {
  const [found] = await change.tx.actionRequest.findMany({
    where: {
      taskId: input.task,
      decision: 'needs_approval',
      clausesHash,
      status: { in: ['pending', 'approved', 'rejected'] },
      NOT: { status: 'approved', decidedById: change.tenant.principal.id },
      AND: [
        { OR: [{ actionHash }, { editedHash: actionHash }] },
        { OR: [{ status: 'rejected' }, { expiresAt: null }, { expiresAt: { gt: change.now } }] },
      ],
    },
    orderBy: { createdAt: 'desc' },
    take: 1,
  });
  return found ?? null;
}

/** What was asked or approved under other clauses, or is past its time, holds no more: at most one stands. */
async function retireOlder({ change, input, actionHash }: Asked): Promise<void> {
  const retired = await change.tx.actionRequest.updateManyAndReturn({
    where: { taskId: input.task, actionHash, status: { in: ['pending', 'approved'] } },
    data: { status: 'voided' },
    select: { id: true },
  });
  for (const { id } of retired) {
    change.record('action.voided', { subject: id, task: input.task });
    await clearItems(change, { kind: 'restricted_action', subjectId: id }, 'it was asked anew under other clauses');
  }
}

/** An approval is used once, and one that was edited only by the edited action. */
async function consumeApproval(asked: Asked, approval: ActionRequest): Promise<RequestActionAnswer> {
  const { change, attempt, actionHash } = asked;
  if (approval.editedHash !== null && approval.editedHash !== actionHash)
    return answer(asked, approval, 'denied', 'It was approved with other parameters: request exactly those.');
  const used = await change.tx.actionRequest.updateMany({
    where: { id: approval.id, status: 'approved' },
    data: { status: 'consumed', consumedAt: change.now, consumedByAttempt: attempt.number },
  });
  if (used.count === 0) throw new Error('an approval changed under the lock');
  change.record('action.approval_used', {
    subject: approval.id,
    task: approval.taskId,
    data: { number: attempt.number, actionHash },
  });
  return answer(asked, approval, 'allowed', approval.decisionReason);
}

async function write(asked: Asked, decision: Decision, status: ActionStatus): Promise<ActionRequest> {
  const { change, attempt, input, contract, clauses, actionHash, clausesHash } = asked;
  const { tx, tenant, mission, now } = change;
  const isPending = status === 'pending';
  const validHours = contract?.terms.cadence.answerWithinHours ?? requestValidHours;
  const row = await tx.actionRequest.create({
    data: {
      id: newId('actionRequest'),
      workspaceId: tenant.workspaceId,
      missionId: mission.id,
      taskId: input.task,
      attemptId: attempt.id,
      requestedById: tenant.principal.id,
      tool: input.tool,
      action: input.action,
      parameters: input.parameters ?? {},
      reason: input.reason,
      actionHash,
      decision,
      status,
      clauses: clauses.map(({ id }) => id),
      clausesHash,
      contractVersion: contract?.version ?? 0,
      expiresAt: isPending ? new Date(now.getTime() + validHours * 3_600_000) : null,
      ...(status === 'consumed' && { consumedAt: now, consumedByAttempt: attempt.number }),
      createdAt: now,
    },
  });
  change.record('action.requested', {
    subject: row.id,
    task: input.task,
    data: { number: attempt.number, decision, actionHash, clauses: row.clauses, contractVersion: row.contractVersion },
  });
  return row;
}

async function answer(
  { change, clauses }: Asked,
  row: ActionRequest,
  decision: Decision,
  reason: string | null,
): Promise<RequestActionAnswer> {
  return {
    decision,
    requestId: row.id,
    clauses,
    parameters: (row.editedParameters ?? row.parameters) as RequestActionAnswer['parameters'],
    edited: row.editedHash !== null,
    reason,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    address:
      decision === 'needs_approval'
        ? await addressOfItem(change.tx, change.tenant.workspaceId, `restricted_action:${row.id}`)
        : null,
  };
}
