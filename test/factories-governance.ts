import { proposeContract } from '../lib/contracts/commands.ts';
import { contractTermsInput } from '../lib/contracts/schema.ts';
import { newId } from '../lib/core/ids.ts';
import type { MemberPrincipal } from '../lib/core/principal.ts';
import { updateMissionStatus } from '../lib/lifecycle/commands.ts';
import { createMission } from '../lib/missions/commands.ts';
import { createMissionInput } from '../lib/missions/schema.ts';
import type { BoundOperation } from '../lib/server/bind.ts';
import { db } from '../lib/server/db.ts';
import { authorise } from '../lib/server/route.ts';
import type { Tenant } from '../lib/server/tenant.ts';
import { signContract } from '../lib/signing/commands.ts';
import { createTasks } from '../lib/tasks/commands.ts';
import { createTaskInput } from '../lib/tasks/schema.ts';
import { claimTask } from '../lib/work/claim.ts';
import { completeTask } from '../lib/work/complete.ts';
import { claimTaskInput, completeTaskInput } from '../lib/work/schema.ts';

/** Calls an operation as its door does: authorised, input and answer checked against its schemas. */
export async function call(tenant: Tenant, bound: BoundOperation, input: object): Promise<unknown> {
  authorise(tenant, bound.operation);
  if (!bound.runInWorkspace) throw new Error(`${bound.operation.name} is not bound to a workspace`);
  const signal = new AbortController().signal;
  const answer = await bound.runInWorkspace(tenant, bound.operation.input.parse(input), { requestId: 'test', signal });
  return bound.operation.output.parse(JSON.parse(JSON.stringify(answer)));
}

export const someTerms = {
  target: 'Ship the thing.',
  assertions: [{ statement: 'It works.' }],
  budget: { money: '100.00' },
};

/** A mission in plan, with the terms as its draft where given. */
export async function aPlannedMission(owner: Tenant, terms?: object): Promise<string> {
  const brief = { name: `mission-${newId('mission').slice(-6)}`, brief: 'Do it.', status: 'plan' };
  const missionId = await createMission(owner, createMissionInput.parse(brief));
  if (terms) await proposeContract(owner, missionId, { terms: contractTermsInput.parse(terms) });
  return missionId;
}

/** Signs the draft of a mission as it stands. */
export async function signDraft(signer: Tenant, missionId: string): Promise<void> {
  const draft = await db().contract.findFirstOrThrow({ where: { missionId, status: 'draft' } });
  await signContract(signer, missionId, { expectedVersion: draft.version, expectedRevision: draft.revision });
}

export type RunningMission = { id: string; tasks: Record<string, string> };

/** A launched mission with these tasks under these terms; tasks by key. */
export async function aRunningMission(
  owner: Tenant<MemberPrincipal>,
  tasks: readonly object[] = [{ title: 'one', fulfils: ['A1'] }],
  terms: object = someTerms,
): Promise<RunningMission> {
  const id = await aPlannedMission(owner, terms);
  await signDraft(owner, id);
  await createTasks(owner, createTaskInput.parse({ mission: id, tasks }));
  await updateMissionStatus(owner, { mission: id, status: 'execute', reason: '' });
  const rows = await db().task.findMany({ where: { missionId: id } });
  return { id, tasks: Object.fromEntries(rows.map((row) => [row.key, row.id])) };
}

export type Claim = { taskId: string; attemptId: string; leaseToken: string };

/** The worker's claim of this task. */
export async function claim(worker: Tenant, taskId: string): Promise<Claim> {
  const answer = await claimTask(worker, claimTaskInput.parse({ taskId }));
  if (!('leaseToken' in answer)) throw new Error(`not claimed: ${answer.reason} ${answer.detail}`);
  return { taskId, attemptId: answer.attempt.id, leaseToken: answer.leaseToken };
}

const someEvidence = { kind: 'observation', claim: 'I looked.', value: { text: 'It is there.' } };

/** Completes the claimed task with a word of evidence and whatever else is given. */
export async function complete(worker: Tenant, { taskId, leaseToken }: Claim, given: object = {}): Promise<void> {
  const handoff = { summary: 'Done.' };
  await completeTask(
    worker,
    completeTaskInput.parse({ task: taskId, leaseToken, handoff, evidence: [someEvidence], ...given }),
  );
}
