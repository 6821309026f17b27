import 'server-only';
import type { Attempt } from '@/generated/prisma/client';
import { DomainError } from '@/lib/core/errors';
import type { MissionChange } from '@/lib/missions/change';
import { afterRollback } from '@/lib/server/db';
import { sha256Hex } from '@/lib/server/hash';
import { isFenceOff } from './fence';
import { keepOrphan, type Report } from './orphans';
import { attemptIdOf } from './token';

/** A row of attempt without the context, which is large and never read under a lease. */
export type HeldAttempt = Omit<Attempt, 'context'>;

/**
 * The attempt whose lease this is, or `lease_lost`; a refused report of an attempt's own worker is kept as an orphan.
 * Whoever ends an attempt holds the mission's lock as the caller does, so it stays held until the commit (R3).
 */
export async function holdLease(
  change: MissionChange,
  task: { id: string },
  leaseToken: string,
  report: Report,
): Promise<HeldAttempt> {
  return (await findHeldAttempt(change, task, leaseToken)) ?? refuseLost(change, task, leaseToken, report);
}

/** Handle, owner, outcome and expiry in one statement, on the database's clock; null where any of them does not fit. */
export function findHeldAttempt(
  change: MissionChange,
  task: { id: string },
  leaseToken: string,
): Promise<HeldAttempt | null> {
  return change.tx.attempt.findFirst({ where: heldBy(change, task, leaseToken), omit: { context: true } });
}

/** The condition of every write under a lease, for the very statement that writes. */
export function heldBy(change: MissionChange, task: { id: string }, leaseToken: string) {
  const live = isFenceOff() ? {} : { outcome: 'running' as const, leaseExpiresAt: { gt: change.now } };
  return { ...ownAttempt(change, task, leaseToken), ...live };
}

export async function refuseLost(
  change: MissionChange,
  task: { id: string },
  leaseToken: string,
  report: Report,
): Promise<never> {
  const own = ownAttempt(change, task, leaseToken);
  const lost = await change.tx.attempt.findFirst({ where: own, omit: { context: true } });
  if (lost) afterRollback(() => keepOrphan(change.tenant, lost, report));
  throw leaseLost(lost);
}

/** Handle and owner: which attempt of its own a worker speaks of, whatever became of its lease. */
export function ownAttempt(change: { tenant: MissionChange['tenant'] }, task: { id: string }, leaseToken: string) {
  const { workspaceId, principal } = change.tenant;
  return {
    id: attemptIdOf(leaseToken) ?? '',
    workspaceId,
    taskId: task.id,
    workerId: principal.id,
    leaseHash: sha256Hex(leaseToken),
  };
}

type Lost = { number: number; outcome: string; leaseExpiresAt: Date };

export function leaseLost(lost: Lost | null): DomainError {
  return new DomainError('lease_lost', {
    detail: lost
      ? `Attempt ${lost.number} no longer holds the task: ${whatHappened(lost)}.`
      : 'No lease of yours on this task fits this token.',
    next: lost
      ? 'Stop working on it and claim again. What you sent changed nothing; people can read it as an orphan report.'
      : 'Send the leaseToken that claim_task gave you for this very task, with the token you claimed with.',
    ...(lost && { extra: { attemptNumber: lost.number, outcome: lost.outcome } }),
  });
}

function whatHappened(lost: Lost): string {
  if (lost.outcome === 'running') return `its lease ran out at ${lost.leaseExpiresAt.toISOString()}`;
  return `it ended as ${lost.outcome}`;
}
