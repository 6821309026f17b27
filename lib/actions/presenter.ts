import type { ActionRequest, Principal } from '@/generated/prisma/client';
import { presentPrincipal } from '@/lib/attempts/presenter';
import type { ActionRequestWire } from './schema';

type Json = ActionRequestWire['parameters'];
export type ActionRow = ActionRequest & { task: { key: string }; decidedBy: Principal | null };

/** `requesters` names who asked, by id. */
export function presentAction(row: ActionRow, requesters: ReadonlyMap<string, Principal>): ActionRequestWire {
  const requester = requesters.get(row.requestedById);
  return {
    id: row.id,
    missionId: row.missionId,
    taskId: row.taskId,
    taskKey: row.task.key,
    attemptId: row.attemptId,
    requestedBy: requester ? presentPrincipal(requester) : { id: row.requestedById, kind: 'agent', name: '' },
    tool: row.tool,
    action: row.action,
    parameters: row.parameters as Json,
    reason: row.reason,
    actionHash: row.actionHash,
    decision: row.decision,
    status: row.status,
    clauses: row.clauses,
    contractVersion: row.contractVersion,
    editedParameters: row.editedParameters as Json,
    decidedBy: row.decidedBy && presentPrincipal(row.decidedBy),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decisionReason: row.decisionReason,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    consumedAt: row.consumedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
