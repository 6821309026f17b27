import 'server-only';
import type { Task } from '@/generated/prisma/client';
import { defaultLeaseSeconds, memberLeaseSeconds } from '@/lib/attempts/schema';
import { clearLost, sweepLeases } from '@/lib/attempts/sweep';
import { newLeaseToken } from '@/lib/attempts/token';
import { buildContext } from '@/lib/context/build';
import type { ContextPackage } from '@/lib/context/schema';
import { recallTerms } from '@/lib/contracts/data';
import { newId } from '@/lib/core/ids';
import { changeMission, type MissionChange } from '@/lib/missions/change';
import { type Tx, transaction } from '@/lib/server/db';
import { sha256Hex } from '@/lib/server/hash';
import type { Tenant } from '@/lib/server/tenant';
import { moveTask } from '@/lib/tasks/moves';
import { type Candidate, checkNamed, findCandidate, findLostLease } from './candidate';
import type { ClaimInput } from './eligible';
import { explainNothing } from './refusal';
import type { ClaimAnswer } from './schema';

type Claimed = Extract<ClaimAnswer, { leaseToken: string }>;

/** A mission that was emptied between the look and the lock is passed over; so many in a row are bad luck. */
const maxTries = 5;

/**
 * Takes the best ready task that this worker may take: its lease, its context, one transaction. Locks the agent, looks,
 * locks the mission, and decides there (stack.md); with nothing to be had, says why.
 */
export async function claimTask(tenant: Tenant, input: ClaimInput): Promise<ClaimAnswer> {
  await checkNamed(tenant, input);
  const passedOver: string[] = [];
  for (let tries = 1; ; tries++) {
    const tried = await claimOnce(tenant, input, passedOver);
    if (tried.claimed) return tried.claimed;
    if (tried.emptied === null || tries === maxTries) return explainNothing(tenant, input, tried.atLimit);
    passedOver.push(tried.emptied);
  }
}

type Tried = { claimed: Claimed | null; emptied: string | null; atLimit: boolean };

function claimOnce(tenant: Tenant, input: ClaimInput, passedOver: readonly string[]): Promise<Tried> {
  return transaction(async (tx) => {
    // Sent together, done one after the other: the look counts the agent's attempts under its lock.
    const [, seen] = await Promise.all([lockAgent(tx, tenant), findCandidate(tenant, input, passedOver)]);
    const found = seen.task || seen.atLimit ? seen : await lookAmongLost(tenant, input, seen);
    if (!found.task) return { claimed: null, emptied: null, atLimit: found.atLimit };
    const { missionId } = found.task;
    // Not changeGraph: a task that goes from todo to in_progress changes nothing that is derived.
    const claimed = await changeMission(tenant, missionId, async (change) => {
      const { task, ...rest } = await confirm(change, found, input);
      return task && take(change, { task, ...rest }, input);
    });
    return { claimed, emptied: missionId, atLimit: false };
  });
}

/** With nothing ready, what a lost worker held is closed now: the sweep would come within 15 s. */
async function lookAmongLost(tenant: Tenant, input: ClaimInput, seen: Candidate): Promise<Candidate> {
  const id = await findLostLease(tenant, input);
  if (id === null) return seen;
  await sweepLeases({ id, workspaceId: tenant.workspaceId });
  return findCandidate(tenant, input);
}

/** Claims of one agent queue here, so that its running attempts are counted true. Advisory: see lib/missions/change.ts. */
async function lockAgent(tx: Tx, { principal }: Tenant): Promise<void> {
  if (principal.kind === 'agent')
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${principal.id}, 0))`;
}

/** Under the lock nothing moves: what was found before it stands unless the mission was changed meanwhile. */
async function confirm({ tenant, mission }: MissionChange, found: Candidate, input: ClaimInput): Promise<Candidate> {
  const isUnchanged = found.changeCount !== null && mission.changeCount === found.changeCount + 1n;
  return isUnchanged ? found : findCandidate(tenant, { ...input, missionId: mission.id });
}

type Best = Candidate & { task: Task };

async function take(change: MissionChange, best: Best, input: ClaimInput): Promise<Claimed> {
  const { task, hasUpstream, isKnown } = best;
  const { mission, tx } = change;
  const contract = best.contract && (await recallTerms(tx, best.contract));
  const lease = newLease(change, task, input);
  const { attemptId, number, leaseSeconds, leaseToken, expiresAt } = lease;
  const told = { contract, hasUpstream: hasUpstream || task.supersedesId !== null, isKnown };
  const context = await buildContext(change, task, told);
  await Promise.all([
    moveTask(change, task, 'in_progress', {
      event: 'task.claimed',
      set: { lastAttempt: number },
      data: { number, attempt: attemptId, leaseSeconds },
    }),
    openAttempt(change, best, lease, { model: input.model ?? null, context }),
  ]);
  if (number > 1) await tellAnswers(change, task.id);
  return {
    task: { id: task.id, key: task.key, title: task.title, missionId: mission.id, missionName: mission.name },
    attempt: { id: attemptId, number, leaseSeconds },
    leaseToken,
    leaseExpiresAt: expiresAt.toISOString(),
    context,
  };
}

function newLease({ tenant, now }: MissionChange, task: Task, input: ClaimInput) {
  const attemptId = newId('attempt');
  const usual = tenant.principal.kind === 'agent' ? defaultLeaseSeconds : memberLeaseSeconds;
  const leaseSeconds = input.leaseSeconds ?? usual;
  const expiresAt = new Date(now.getTime() + leaseSeconds * 1000);
  return { attemptId, number: task.lastAttempt + 1, leaseSeconds, leaseToken: newLeaseToken(attemptId), expiresAt };
}

/** The attempt and the mission's count of live ones, in one statement. */
async function openAttempt(
  change: MissionChange,
  { task, harness, contract }: Best,
  lease: ReturnType<typeof newLease>,
  { model, context }: { model: string | null; context: ContextPackage },
): Promise<void> {
  const { tenant, mission, now, tx } = change;
  await tx.$executeRaw`
    with counted as (
      update mission set live_attempts = live_attempts + 1, last_served_at = ${now}::timestamptz where id = ${mission.id}
    )
    insert into attempt (id, workspace_id, mission_id, task_id, number, worker_id, lease_hash, lease_seconds,
      lease_expires_at, started_at, last_heartbeat_at, model, harness, contract_version, context)
    values (${lease.attemptId}, ${tenant.workspaceId}, ${mission.id}, ${task.id}, ${lease.number},
      ${tenant.principal.id}, ${sha256Hex(lease.leaseToken)}, ${lease.leaseSeconds}, ${lease.expiresAt}::timestamptz,
      ${now}::timestamptz, ${now}::timestamptz, ${model}, ${harness}, ${contract?.version ?? null}::int,
      ${JSON.stringify(context)}::jsonb)`;
  mission.liveAttempts += 1;
}

/** The context has carried every answer: from here on none of them can be taken back. */
async function tellAnswers(change: MissionChange, taskId: string): Promise<void> {
  await change.tx.question.updateMany({
    where: { taskId, answeredAt: { not: null }, deliveredAt: null },
    data: { deliveredAt: change.now },
  });
  await clearLost(change, taskId);
}
