import { db } from '../lib/server/db.ts';
import type { Tenant } from '../lib/server/tenant.ts';
import { claimTask } from '../lib/work/claim.ts';
import { type ClaimAnswer, claimTaskInput } from '../lib/work/schema.ts';

export type Claimed = Extract<ClaimAnswer, { leaseToken: string }>;

/** Asks for work as claim_task does. */
export function ask(worker: Tenant, given: object = {}): Promise<ClaimAnswer> {
  return claimTask(worker, claimTaskInput.parse(given));
}

/** A claim that must succeed. */
export async function claimed(worker: Tenant, given: object = {}): Promise<Claimed> {
  const answer = await ask(worker, given);
  if (!('leaseToken' in answer)) throw new Error(`not claimed: ${answer.reason} ${answer.detail}`);
  return answer;
}

/** The machine-readable reason of a claim that must find nothing. */
export async function refusalOf(worker: Tenant, given: object = {}): Promise<string> {
  const answer = await ask(worker, given);
  if ('leaseToken' in answer) throw new Error(`claimed ${answer.task.key} against expectation`);
  return answer.reason;
}

/** Lets the lease of an attempt run out now, on the database's own clock. */
export async function expireLease(attemptId: string): Promise<void> {
  await db().$executeRaw`
    update attempt set lease_expires_at = clock_timestamp() - interval '1 second',
      cancel_deadline_at = case when cancel_deadline_at is null then null else clock_timestamp() - interval '1 second' end
    where id = ${attemptId}`;
}

/** The code of the DomainError that `work` must throw. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
  return 'nothing was thrown';
}

export const statusOf = async (taskId: string) => (await db().task.findUniqueOrThrow({ where: { id: taskId } })).status;
export const outcomesOf = async (taskId: string) =>
  (await db().attempt.findMany({ where: { taskId }, orderBy: { number: 'asc' } })).map(({ outcome }) => outcome);
export const itemsOf = async (missionId: string, kind: string) =>
  db().attentionItem.findMany({ where: { missionId, kind, status: 'open' } });
