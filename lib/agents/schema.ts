import { z } from 'zod';
import { pageInput, pageOf } from '@/lib/core/pagination';
import { agentKinds, tokenScopes } from '@/lib/core/principal';
import { flag, id, line, principalRef, timestamp, version } from '@/lib/core/schemas';
import {
  defaultOverlapMinutes,
  defaultTokenDays,
  maxConcurrency,
  maxOverlapMinutes,
  maxRequestsPerMinute,
  maxTokenDays,
} from './values';

export const agentKind = z
  .enum(agentKinds)
  .describe('orchestrator: plans and pilots; worker: does tasks; validator: checks what others did.');
export const tokenScope = z.enum(tokenScopes);

/** More of one sort than any agent has; bounds a row of the list. */
const capabilities = z.array(line(60)).max(50);

const concurrencyLimit = z.coerce
  .number()
  .int()
  .min(1)
  .max(maxConcurrency)
  .describe('Tasks that it may hold at the same time.');

export const heldTask = z.object({
  taskId: id('task'),
  taskKey: z.string(),
  taskTitle: z.string(),
  missionId: id('mission'),
  missionName: z.string(),
  attemptId: id('attempt'),
  startedAt: timestamp,
  leaseExpiresAt: timestamp,
  lastProgressAt: timestamp.nullable(),
  percent: z.number().int().nullable(),
  phase: z.string().nullable().describe("The agent's own words."),
  note: z.string().nullable().describe("The agent's own words."),
  stalled: z.boolean().describe('A person was asked what to do, as it shows nothing new.'),
});
export type HeldTask = z.infer<typeof heldTask>;

export const agentState = z.enum(['working', 'waiting', 'offline']);
/** Why it does not work, for a program to act on. */
export const waitReason = z.enum([
  'stalled',
  'asked_to_stop',
  'answer',
  'approval',
  'task',
  'outside',
  'nothing_to_claim',
  'silent',
  'never_seen',
  'no_token',
  'archived',
]);
export type WaitReason = z.infer<typeof waitReason>;

/** What became of its attempts that ended last, at most 200 of them. */
const record = z.object({
  attempts: z.number().int(),
  succeeded: z.number().int(),
  failed: z.number().int().describe('Rejected ones too.'),
  lost: z.number().int().describe('Its lease ran out.'),
  money: z.string(),
  moneyPerTask: z.string().nullable().describe('All that it spent, for each success.'),
});

export const agent = z.object({
  id: id('agent'),
  name: z.string(),
  kind: agentKind,
  harness: z.string(),
  skills: z.array(z.string()),
  tools: z.array(z.string()),
  models: z.array(z.string()),
  concurrencyLimit: z.number().int(),
  online: z.boolean().describe('Heard of in the last five minutes.'),
  lastSeenAt: timestamp.nullable().describe('Last request with one of its tokens, to the minute.'),
  lastProgressAt: timestamp.nullable().describe('Last progress in any attempt; a bare heartbeat is none.'),
  state: agentState,
  waitsFor: waitReason.nullable().describe('Null while it works.'),
  record,
  holds: z.array(heldTask).describe('What it works on now, the longest held first; at most 20 of them.'),
  holdsCount: z.number().int(),
  liveTokens: z.number().int(),
  createdBy: principalRef,
  createdAt: timestamp,
  archivedAt: timestamp.nullable(),
  version: z.number().int(),
  can: z.object({ update: z.boolean(), archive: z.boolean(), issueToken: z.boolean() }),
});
export type AgentWire = z.infer<typeof agent>;

export const listAgentsInput = z.object({
  ...pageInput,
  archived: flag.optional().describe('List the archived ones instead.'),
});
export const agentPage = pageOf(agent);
export const getAgentInput = z.object({ agent: id('agent') });

export const createAgentInput = z.object({
  name: line(60).describe('Unique in the workspace.'),
  kind: agentKind.default('worker'),
  harness: line(40).default('custom'),
  skills: capabilities.default([]),
  tools: capabilities.default([]),
  models: capabilities.default([]),
  concurrencyLimit: concurrencyLimit.default(1),
});
export type NewAgent = z.output<typeof createAgentInput>;

export const updateAgentInput = z.object({
  agent: id('agent'),
  name: line(60).optional(),
  kind: agentKind.optional(),
  harness: line(40).optional(),
  skills: capabilities.optional(),
  tools: capabilities.optional(),
  models: capabilities.optional(),
  concurrencyLimit: concurrencyLimit.optional(),
  expectedVersion: version.optional(),
});
export type AgentChanges = z.output<typeof updateAgentInput>;

export const archiveAgentInput = z.object({ agent: id('agent') });

export const tokenStatus = z.enum(['live', 'expired', 'revoked']);

export const token = z.object({
  id: id('token'),
  name: z.string(),
  hint: z.string().describe('Its first characters, to tell it by.'),
  scopes: z.array(tokenScope),
  requestsPerMinute: z.number().int().nullable(),
  holder: principalRef,
  createdBy: principalRef,
  createdAt: timestamp,
  expiresAt: timestamp,
  lastUsedAt: timestamp.nullable(),
  revokedAt: timestamp.nullable(),
  status: tokenStatus,
  can: z.object({ revoke: z.boolean(), rotate: z.boolean() }),
});
export type TokenWire = z.infer<typeof token>;

export const issueTokenInput = z.object({
  agentId: id('agent').optional().describe('The agent that will hold it; left out, it is your own.'),
  name: line(60).describe('Where it will be used.'),
  scopes: z
    .array(tokenScope)
    .min(1)
    .max(tokenScopes.length)
    .transform((given) => tokenScopes.filter((scope) => given.includes(scope)))
    .describe('decide and admin only for your own.'),
  requestsPerMinute: z.coerce
    .number()
    .int()
    .min(1)
    .max(maxRequestsPerMinute)
    .optional()
    .describe("Its own limit below the server's."),
  expiresInDays: z.coerce.number().int().min(1).max(maxTokenDays).default(defaultTokenDays),
});
export type NewToken = z.output<typeof issueTokenInput>;

export const issuedToken = z.object({
  token,
  secret: z.string().describe('The bearer text, shown only in this answer: mca_… of an agent, mcp_… of a member.'),
});

export const listTokensInput = z.object({
  ...pageInput,
  agentId: id('agent').optional().describe('Those of one agent; left out, your own.'),
  all: flag.optional().describe('Those of everybody in the workspace; for owners.'),
  liveOnly: flag.optional(),
});
export const tokenPage = pageOf(token);
export const rotateTokenInput = z.object({
  token: id('token'),
  overlapMinutes: z.coerce
    .number()
    .int()
    .min(0)
    .max(maxOverlapMinutes)
    .default(defaultOverlapMinutes)
    .describe('How long the old one still works, so that nothing stops meanwhile.'),
});
export const revokeTokenInput = z.object({ token: id('token') });
