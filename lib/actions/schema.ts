import { z } from 'zod';
import { leaseToken } from '@/lib/attempts/schema';
import { pageInput, pageOf } from '@/lib/core/pagination';
import { boundedJson, id, line, missionRef, principalRef, text, timestamp } from '@/lib/core/schemas';

export const actionDecisions = ['allowed', 'needs_approval', 'denied'] as const;
export const actionStatuses = ['pending', 'approved', 'rejected', 'consumed', 'expired', 'voided'] as const;

/** What a person reads before approving; larger payloads go into an artifact that the action names. */
const maxParameterBytes = 32 * 1024;

export const actionParameters = boundedJson(maxParameterBytes);

const citedClause = z.object({ id: z.string(), words: z.string() });

export const actionRequest = z.object({
  id: z.string(),
  missionId: z.string(),
  taskId: z.string(),
  taskKey: z.string(),
  attemptId: z.string(),
  requestedBy: principalRef,
  tool: z.string(),
  action: z.string(),
  parameters: z.json(),
  reason: z.string(),
  /** sha256 of the canonical form of {tool, action, parameters}. */
  actionHash: z.string(),
  decision: z.enum(actionDecisions),
  status: z.enum(actionStatuses),
  clauses: z.array(z.string()),
  contractVersion: z.number().int(),
  /** Set when a person approved a changed action: only that one is allowed. */
  editedParameters: z.json().nullable(),
  decidedBy: principalRef.nullable(),
  decidedAt: timestamp.nullable(),
  decisionReason: z.string().nullable(),
  expiresAt: timestamp.nullable(),
  consumedAt: timestamp.nullable(),
  createdAt: timestamp,
});
export type ActionRequestWire = z.infer<typeof actionRequest>;

export const requestActionInput = z.object({
  task: id('task'),
  leaseToken,
  tool: line(200).describe('The tool you would use, such as email or shell.'),
  action: line(200).describe('What you would do with it, such as send.'),
  parameters: actionParameters
    .default({})
    .describe('Exactly what would be done: an approval fits these and no others.'),
  reason: text(2000).min(1),
});
export const requestActionOutput = z.object({
  /** allowed: do it now, once. needs_approval: wait or block_task on requestId. denied: do not do it. */
  decision: z.enum(actionDecisions),
  requestId: z.string(),
  clauses: z.array(citedClause),
  /** What is allowed: yours, or the parameters as a person changed them. */
  parameters: z.json(),
  edited: z.boolean(),
  reason: z.string().nullable(),
  expiresAt: timestamp.nullable(),
  /** The page on which a person decides. */
  address: z.string().nullable(),
});
export type RequestActionAnswer = z.infer<typeof requestActionOutput>;

export const listActionRequestsInput = z.object({
  mission: missionRef,
  task: id('task').optional(),
  status: z.enum(actionStatuses).optional(),
  ...pageInput,
});
export const actionRequestPage = pageOf(actionRequest);
