import type { Related } from './data-related';
import type { AttentionCard } from './schema';
import { json, refOf } from './wire';

type Request = Related['requests'][number];

/** The exact action that a decision binds, and what was said of the last one like it. */
export function presentPayload(request: Request, related: Related): AttentionCard['payload'] {
  const { id, tool, action, parameters, actionHash, contractVersion, status, editedParameters, editedHash } = request;
  return {
    requestId: id,
    ...{ tool, action, actionHash, contractVersion, status, editedHash },
    parameters: json(parameters),
    editedParameters: json(editedParameters),
    expiresAt: request.expiresAt?.toISOString() ?? null,
    previous: presentPrevious(request, related),
  };
}

function presentPrevious(request: Request, related: Related): NonNullable<AttentionCard['payload']>['previous'] {
  const before = related.rejected.find(
    ({ taskId, tool, action, createdAt, id }) =>
      taskId === request.taskId &&
      tool === request.tool &&
      action === request.action &&
      id !== request.id &&
      createdAt <= request.createdAt,
  );
  if (!before) return null;
  return {
    parameters: json(before.parameters),
    reason: before.decisionReason,
    at: (before.decidedAt ?? before.createdAt).toISOString(),
    by: before.decidedById ? refOf(related, before.decidedById) : null,
  };
}
