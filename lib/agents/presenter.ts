import type { Token } from '@/generated/prisma/client';
import { formatMicros } from '@/lib/core/money';
import { type AgentKind, type Principal, tokenScopes } from '@/lib/core/principal';
import type { PrincipalRef } from '@/lib/core/schemas';
import { canArchiveAgent, canManageAgentTokens, canRevokeToken, canRotateToken, canUpdateAgent } from './policy';
import { type BlockKind, standingOf, statusOfToken } from './rules';
import type { AgentWire, HeldTask, TokenWire } from './schema';

export type AgentRow = {
  id: string;
  name: string;
  kind: AgentKind;
  harness: string;
  skills: string[];
  tools: string[];
  models: string[];
  concurrencyLimit: number;
  online: boolean;
  lastSeenAt: Date | null;
  lastProgressAt: Date | null;
  /** What the task waits for that it laid down last. */
  blockKind: BlockKind | null;
  attempts: number;
  succeeded: number;
  failed: number;
  lost: number;
  micros: bigint;
  holdsCount: number;
  liveTokens: number;
  createdById: string;
  createdByKind: PrincipalRef['kind'];
  createdByName: string;
  createdAt: Date;
  archivedAt: Date | null;
  version: number;
};

export function presentAgent(row: AgentRow, holds: readonly HeldRow[], principal: Principal): AgentWire {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    harness: row.harness,
    skills: row.skills,
    tools: row.tools,
    models: row.models,
    concurrencyLimit: row.concurrencyLimit,
    online: row.online,
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    lastProgressAt: row.lastProgressAt?.toISOString() ?? null,
    ...standingOf(row, holds),
    record: presentRecord(row),
    holds: holds.map(presentHeldTask),
    holdsCount: row.holdsCount,
    liveTokens: row.liveTokens,
    createdBy: { id: row.createdById, kind: row.createdByKind, name: row.createdByName },
    createdAt: row.createdAt.toISOString(),
    archivedAt: row.archivedAt?.toISOString() ?? null,
    version: row.version,
    can: {
      update: canUpdateAgent(principal, row),
      archive: canArchiveAgent(principal, row),
      issueToken: row.archivedAt === null && canManageAgentTokens(principal),
    },
  };
}

function presentRecord({ attempts, succeeded, failed, lost, micros }: AgentRow): AgentWire['record'] {
  const perTask = succeeded === 0 ? null : formatMicros(micros / BigInt(succeeded));
  return { attempts, succeeded, failed, lost, money: formatMicros(micros), moneyPerTask: perTask };
}

export type HeldRow = Omit<HeldTask, 'startedAt' | 'leaseExpiresAt' | 'lastProgressAt'> & {
  workerId: string;
  startedAt: Date;
  leaseExpiresAt: Date;
  lastProgressAt: Date | null;
  askedToStop: boolean;
};

function presentHeldTask(row: HeldRow): HeldTask {
  return {
    taskId: row.taskId,
    taskKey: row.taskKey,
    taskTitle: row.taskTitle,
    missionId: row.missionId,
    missionName: row.missionName,
    attemptId: row.attemptId,
    startedAt: row.startedAt.toISOString(),
    leaseExpiresAt: row.leaseExpiresAt.toISOString(),
    lastProgressAt: row.lastProgressAt?.toISOString() ?? null,
    percent: row.percent,
    phase: row.phase,
    note: row.note,
    stalled: row.stalled,
  };
}

export type TokenRow = Token & { holder: PrincipalRef; createdBy: PrincipalRef; now: Date };

export function presentToken(row: TokenRow, principal: Principal): TokenWire {
  const status = statusOfToken(row, row.now);
  return {
    id: row.id,
    name: row.name,
    hint: row.hint,
    scopes: tokenScopes.filter((scope) => row.scopes.includes(scope)),
    requestsPerMinute: row.requestsPerMinute,
    holder: row.holder,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    status,
    can: {
      revoke: status === 'live' && canRevokeToken(principal, row),
      rotate: status === 'live' && canRotateToken(principal, row),
    },
  };
}
