import { decideAssertion } from '@/lib/assertions/operations';
import { nudgeAttempt } from '@/lib/attempts/operations';
import type { ItemRow } from '@/lib/attention/data';
import type { Outcome } from '@/lib/attention/outcomes';
import { whyNot } from '@/lib/attention/policy';
import { discardContract, raiseBudget, signContract } from '@/lib/contracts/operations';
import { coveringTasks } from '@/lib/contracts/rules';
import type { Operation } from '@/lib/core/operation';
import { mayCall, type Principal } from '@/lib/core/principal';
import { disposeHandoffItem } from '@/lib/handoffs/operations';
import { updateMissionStatus } from '@/lib/lifecycle/operations';
import { answerQuestion } from '@/lib/questions/operations';
import { reviewTask } from '@/lib/reviews/operations';
import { updateTask } from '@/lib/tasks/operations';
import { blockTask, cancelTask, retryTask, revokeAttempt, skipTask, unblockTask } from '@/lib/work/operations';
import type { Related } from './data-related';

/** The operations behind outcomes, by name. `decide_action` has no door of its own: a decision is its only way in. */
export const operationsBehind: ReadonlyMap<string, Operation> = new Map(
  [
    signContract,
    discardContract,
    raiseBudget,
    reviewTask,
    decideAssertion,
    answerQuestion,
    disposeHandoffItem,
    updateMissionStatus,
    updateTask,
    retryTask,
    skipTask,
    cancelTask,
    unblockTask,
    blockTask,
    nudgeAttempt,
    revokeAttempt,
  ].map((declared): [string, Operation] => [declared.name, declared]),
);

/** Null when this principal may choose the outcome for this item; otherwise why not, and who may. */
export function whyNotHere(
  principal: Principal,
  item: Pick<ItemRow, 'kind' | 'subjectId' | 'missionId' | 'taskId' | 'attemptId'>,
  outcome: Outcome,
  related: Related,
): string | null {
  const refusal = whyNot(principal, item.kind, outcome, related.settings, { principalIds: involvedIn(item, related) });
  if (refusal) return refusal;
  const behind = operationsBehind.get(outcome.calls ?? '');
  if (!behind || mayCall(principal, behind.access))
    return item.kind === 'retry_limit' ? whyNotRetry(item, outcome, related) : null;
  const scope = behind.access.who === 'workspace' ? behind.access.scope : 'read';
  return `Your token lacks the scope "${scope}" that this needs.`;
}

/** One more try is free within the contract's attempts per task; past them the clause is raised in the same click. */
function whyNotRetry(item: Pick<ItemRow, 'missionId' | 'taskId'>, { name }: Outcome, related: Related): string | null {
  const used = related.tasks.find(({ id }) => id === item.taskId)?.attemptsUsed ?? 0;
  const terms = related.inForce.find(({ missionId }) => missionId === item.missionId)?.terms;
  const isPast = terms !== undefined && used >= terms.budget.attemptsPerTask;
  if (name === 'retry' && isPast)
    return `The contract allows ${terms.budget.attemptsPerTask} attempts per task: allow more.`;
  if (name === 'raise_attempts' && !isPast) return 'The contract leaves an attempt: try once more.';
  return null;
}

/** Whose work the item is about: they plan around it, but they do not judge it (R7). */
export function involvedIn(
  item: Pick<ItemRow, 'kind' | 'subjectId' | 'missionId' | 'taskId' | 'attemptId'>,
  related: Related,
): string[] {
  const question = related.questions.find(({ id }) => id === item.subjectId);
  const request = related.requests.find(({ id }) => id === item.subjectId);
  const assertion = related.assertions.find(({ id }) => id === item.subjectId);
  if (question) return [question.askedById];
  if (request) return [request.requestedById];
  if (assertion)
    return coveringTasks(assertion.key, related.covering.get(item.missionId) ?? []).flatMap(
      ({ workerIds }) => workerIds,
    );
  return related.attempts
    .filter((attempt) => attempt.id === item.attemptId || isLast(attempt, item, related))
    .map(({ workerId }) => workerId);
}

const isLast = (attempt: { taskId: string; number: number }, item: { taskId: string | null }, { tasks }: Related) =>
  attempt.taskId === item.taskId &&
  tasks.some(({ id, lastAttempt }) => id === attempt.taskId && lastAttempt === attempt.number);
