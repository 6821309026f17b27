import 'server-only';
import { decideAction } from '../actions/commands';
import { decideAssertion } from '../assertions/commands';
import { isSpent } from '../attempts/budget';
import { nudgeAttempt } from '../attempts/nudge';
import { maxStalledMinutes } from '../attempts/schema';
import type { ItemRow } from '../attention/data';
import type { Outcome } from '../attention/outcomes';
import { discardDraft } from '../contracts/commands';
import { coveringTasks } from '../contracts/rules';
import { invalidInput, wrongState } from '../core/errors';
import { formatMicros, parseMicros } from '../core/money';
import { disposeHandoffItem } from '../handoffs/commands';
import { updateMissionStatus } from '../lifecycle/commands';
import type { MissionChange } from '../missions/change';
import { answerQuestion } from '../questions/commands';
import { reviewTask } from '../reviews/commands';
import { raiseBudget, signContract } from '../signing/commands';
import { updateTask } from '../tasks/commands';
import { usualStalledMinutes } from '../tasks/stall';
import { blockTask } from '../work/block';
import { cancelTask, retryTask, revokeAttempt, skipTask, unblockTask } from '../work/exits';
import type { Related } from './data-related';
import type { Decision } from './schema';

export type Effect = { change: MissionChange; item: ItemRow; outcome: Outcome; decision: Decision; related: Related };

/** Does what the outcome says by the command that any door would call, with the decider's own rights. */
export async function applyEffect(effect: Effect): Promise<void> {
  const { calls } = effect.outcome;
  if (calls === null) return;
  const apply = effects[calls];
  if (!apply) throw new Error(`no effect for ${calls}`);
  await apply(effect);
}

const effects: Record<string, (effect: Effect) => Promise<unknown>> = {
  sign_contract: ({ change, item, decision, related }) => {
    const draft = related.drafts.find(({ id }) => id === item.subjectId);
    return signContract(change.tenant, item.missionId, {
      expectedVersion: draft?.version,
      expectedRevision: draft?.revision,
      signature: decision.signature,
    });
  },
  discard_contract: ({ change, item, decision }) =>
    discardDraft(change.tenant, item.missionId, { reason: decision.reason ?? '' }),
  raise_budget: (effect) => (effect.outcome.name === 'raise_attempts' ? raiseAttempts(effect) : raiseCaps(effect)),
  review_task: ({ change, item, outcome, decision }) =>
    reviewTask(change.tenant, {
      task: taskId(item),
      verdict: outcome.name === 'accept' ? 'accept' : 'send_back',
      reasons: decision.reason ?? '',
    }),
  decide_action: approve,
  answer_question: ({ change, item, decision }) =>
    answerQuestion(change, item.subjectId, { answer: decision.answer, choices: decision.choices ?? [] }),
  decide_assertion: ({ change, item, outcome, decision, related }) =>
    decideAssertion(change.tenant, item.missionId, {
      assertion: related.assertions.find(({ id }) => id === item.subjectId)?.key ?? '',
      verdict: verdicts[outcome.name] ?? 'failed',
      reason: decision.reason ?? '',
      evidenceIds: decision.evidenceIds ?? [],
    }),
  dispose_handoff_item: ({ change, item, outcome, decision }) =>
    disposeHandoffItem(change.tenant, item.subjectId, {
      disposition: outcome.name as 'tracked_by' | 'fixed_by' | 'dismissed',
      taskId: decision.taskId,
      reason: decision.reason ?? '',
    }),
  update_mission_status: ({ change, item, outcome, decision }) =>
    updateMissionStatus(change.tenant, {
      mission: item.missionId,
      status: outcome.name === 'complete' ? 'complete' : 'failed',
      reason: decision.reason ?? '',
    }),
  update_task: (effect) => (effect.outcome.name === 'cover' ? cover(effect) : raiseTaskBudget(effect)),
  retry_task: ({ change, item, decision }) =>
    retryTask(change.tenant, { task: taskId(item), reason: decision.reason ?? '' }),
  skip_task: ({ change, item, decision }) =>
    skipTask(change.tenant, { task: taskId(item), reason: decision.reason ?? '' }),
  cancel_task: ({ change, item, decision }) =>
    cancelTask(change.tenant, {
      task: taskId(item),
      reason: decision.reason ?? '',
      dependents: decision.dependents,
      takenOverBy: decision.taskId,
    }),
  nudge_attempt: nudge,
  revoke_attempt: ({ change, item, decision }) =>
    revokeAttempt(change.tenant, { attempt: item.subjectId, reason: decision.reason?.trim() || 'It stood still.' }),
  unblock_task: ({ change, item, decision }) =>
    unblockTask(change.tenant, { task: taskId(item), reason: decision.reason ?? '' }),
  block_task: ({ change, item, decision }) =>
    blockTask(change.tenant, {
      task: taskId(item),
      reason: decision.reason ?? '',
      ...(decision.taskId
        ? { kind: 'task', on: decision.taskId }
        : { kind: 'outside', owner: decision.ownerId, checkBy: decision.checkAt }),
    }),
};

const verdicts: Record<string, 'passed' | 'failed' | 'waived'> = { pass: 'passed', fail: 'failed', waive: 'waived' };

function taskId(item: ItemRow): string {
  if (!item.taskId) throw wrongState('This item names no task.', 'Read the queue again.');
  return item.taskId;
}

function nudge({ change, item, outcome, decision, related }: Effect): Promise<unknown> {
  const own = related.attempts.find(({ id }) => id === item.subjectId)?.stalledMinutes;
  const limit = own ?? inForceOf(item, related)?.terms.cadence.stalledMinutes ?? usualStalledMinutes;
  return nudgeAttempt(change.tenant, {
    attempt: item.subjectId,
    reason: decision.reason ?? '',
    ...(outcome.name === 'raise_limit' && { stalledMinutes: Math.min(2 * limit, maxStalledMinutes) }),
  });
}

function raiseCaps({ change, item, decision, related }: Effect): Promise<void> {
  const { money, tokens, reason, signature } = decision;
  const expectedVersion = inForceOf(item, related)?.version;
  return raiseBudget(change.tenant, item.missionId, { money, tokens, reason, signature, expectedVersion });
}

/** The clause allows as many attempts as were used, so that one more needs one more. */
async function raiseAttempts({ change, item, decision, related }: Effect): Promise<void> {
  const { reason, signature } = decision;
  const inForce = inForceOf(item, related);
  await raiseBudget(change.tenant, item.missionId, {
    attemptsPerTask: (related.tasks.find(({ id }) => id === item.taskId)?.attemptsUsed ?? 0) + 1,
    expectedVersion: inForce?.version,
    ...{ reason, signature },
  });
  await retryTask(change.tenant, { task: taskId(item), reason: reason ?? '' });
}

const inForceOf = (item: ItemRow, { inForce }: Related) =>
  inForce.find(({ missionId }) => missionId === item.missionId);

function approve({ change, item, outcome, decision }: Effect): Promise<unknown> {
  if (outcome.name === 'reject')
    return decideAction(change, item.subjectId, { verdict: 'reject', reason: decision.reason ?? '' });
  return decideAction(change, item.subjectId, {
    verdict: 'approve',
    ...(decision.reason !== undefined && { reason: decision.reason }),
    ...(outcome.name === 'edit' && { editedParameters: decision.parameters }),
  });
}

/** Exactly one task fulfils the assertion: the one named; the others no longer do. */
async function cover({ change, item, decision, related }: Effect): Promise<void> {
  const key = related.assertions.find(({ id }) => id === item.subjectId)?.key ?? '';
  const named = await change.tx.task.findFirst({ where: { id: decision.taskId ?? '', missionId: item.missionId } });
  if (!named || named.status === 'cancelled' || named.status === 'skipped')
    throw wrongState('No open task of this mission has this id.', 'Name a task that is open or done.');
  const others = coveringTasks(key, related.covering.get(item.missionId) ?? []).filter(({ id }) => id !== named.id);
  for (const other of others)
    await updateTask(change.tenant, { task: other.id, fulfils: other.fulfils.filter((one) => one !== key) });
  if (!named.fulfils.includes(key))
    await updateTask(change.tenant, { task: named.id, fulfils: [...named.fulfils, key] });
}

async function raiseTaskBudget({ change, item, decision, related }: Effect): Promise<void> {
  const task = related.tasks.find(({ id }) => id === item.taskId);
  const money = decision.money ?? moneyOf(task);
  const tokens = decision.tokens ?? (task?.budgetTokens == null ? null : Number(task.budgetTokens));
  const caps = { budgetMicros: money === null ? null : parseMicros(money), budgetTokens: toBigInt(tokens) };
  // The card would be gone and the task as stuck as before.
  if (task && isSpent({ ...task, ...caps }))
    throw invalidInput(
      'money',
      'or tokens must be above what the task has used',
      'Send the new cap, not the increase.',
    );
  await updateTask(change.tenant, { task: taskId(item), budget: { money, tokens } });
}

const toBigInt = (tokens: number | null) => (tokens === null ? null : BigInt(tokens));

const moneyOf = (task: Related['tasks'][number] | undefined): string | null =>
  task?.budgetMicros == null ? null : formatMicros(task.budgetMicros);
