import 'server-only';
import type { Task } from '@/generated/prisma/client';
import { defaultLeaseSeconds, memberLeaseSeconds } from '@/lib/attempts/schema';
import { clearLost, sweepLeases } from '@/lib/attempts/sweep';
import { newLeaseToken } from '@/lib/attempts/token';
import { buildContext } from '@/lib/context/build';
import type { ContextPackage } from '@/lib/context/schema';
import { type InForce, recallTerms } from '@/lib/contracts/data';
import { newId } from '@/lib/core/ids';
import { changeMission, type MissionChange } from '@/lib/missions/change';
import { type Tx, transaction } from '@/lib/server/db';
import { sha256Hex } from '@/lib/server/hash';
import { fromColumns } from '@/lib/server/row';
import type { Tenant } from '@/lib/server/tenant';
import { moveTask } from '@/lib/tasks/moves';
import { type Candidate, checkNamed, findCandidate, taskFilter } from './candidate';
import { type ClaimInput, isReady, mayTake, mayWorkIn, workerRow } from './eligible';
import { explainNothing } from './refusal';
import type { ClaimAnswer } from './schema';

type Claimed = Extract<ClaimAnswer, { leaseToken: string }>;

/** A mission that was emptied between the look and the lock is passed over; so many in a row are bad luck. */
const maxTries = 5;

/**
 * Takes the best ready task that this worker may take: its lease, its context, one transaction. Looks without a lock,
 * then locks the agent, then the mission, and decides there (stack.md); with nothing to be had, says why.
 */
export async function claimTask(tenant: Tenant, input: ClaimInput): Promise<ClaimAnswer> {
  await checkNamed(tenant, input);
  const passedOver: string[] = [];
  let atLimit = false;
  for (let tries = 0; tries < maxTries; tries++) {
    const candidate = await findCandidate(tenant, input, passedOver);
    atLimit = candidate.atLimit;
    if (candidate.missionId === null) break;
    const claimed = await claimIn(tenant, candidate.missionId, candidate, input);
    if (claimed) return claimed;
    passedOver.push(candidate.missionId);
  }
  return explainNothing(tenant, input, atLimit);
}

function claimIn(tenant: Tenant, missionId: string, { hasExpired }: Candidate, input: ClaimInput) {
  return transaction(async (tx) => {
    await lockAgent(tx, tenant);
    if (hasExpired) await sweepLeases({ id: missionId, workspaceId: tenant.workspaceId });
    // Not changeGraph: a task that goes from todo to in_progress changes nothing that is derived.
    return changeMission(tenant, missionId, async (change) => {
      const best = await findBest(change, input);
      return best && take(change, best, input);
    });
  });
}

/** Claims of one agent queue here, so that its running attempts are counted true. Advisory: see lib/missions/change.ts. */
async function lockAgent(tx: Tx, { principal }: Tenant): Promise<void> {
  if (principal.kind !== 'agent') return;
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${principal.id}, 0))`;
}

type Best = { task: Task; harness: string | null; contract: InForce | null; hasUpstream: boolean };
type BestRow = { harness: string | null; contract: Omit<InForce, 'terms'> | null; has_upstream: boolean };

/** Under the lock nothing moves: whatever this finds may be taken. One statement reads all that a claim needs of it. */
async function findBest(change: MissionChange, input: ClaimInput): Promise<Best | null> {
  const [best] = await change.tx.$queryRaw<(BestRow & Record<string, unknown>)[]>`
    select t.*, w.harness, exists (select from task_dependency d where d.task_id = t.id) as has_upstream,
      (select json_build_object('id', c.id, 'version', c.version, 'termsHash', c.terms_hash) from contract c
        where c.mission_id = m.id and c.status = 'signed') as contract
    from ${workerRow(change.tenant, input)} w
      join mission m on m.id = ${change.mission.id} and ${mayWorkIn} and coalesce(w.running < w.concurrency_limit, true)
      join task t on t.mission_id = m.id and ${isReady} and ${taskFilter(input)} and ${mayTake}
    order by t.priority, t.due_at nulls last, t.ready_at, t.number limit 1`;
  if (!best) return null;
  const { harness, contract, has_upstream: hasUpstream, ...columns } = best;
  const task = fromColumns<Task>(columns);
  return { task, harness, contract: contract && (await recallTerms(change.tx, contract)), hasUpstream };
}

async function take(change: MissionChange, best: Best, input: ClaimInput): Promise<Claimed> {
  const { task, contract, hasUpstream } = best;
  const { mission } = change;
  const lease = newLease(change, task, input);
  const { attemptId, number, leaseSeconds, leaseToken, expiresAt } = lease;
  await moveTask(change, task, 'in_progress', {
    event: 'task.claimed',
    set: { lastAttempt: number },
    data: { number, attempt: attemptId, leaseSeconds },
  });
  const told = { contract, hasUpstream: hasUpstream || task.supersedesId !== null };
  const context = await buildContext(change, task, told);
  await openAttempt(change, best, lease, { model: input.model ?? null, context });
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
