import type { ItemRow } from '@/lib/attention/data';
import type { AttentionKind } from '@/lib/attention/schema';
import { coveringTasks } from '@/lib/contracts/rules';
import { stallOf } from '@/lib/tasks/stall';
import type { Related } from './data-related';

const over = ['complete', 'failed', 'cancelled'];

/** Null while the cause of the item stands; otherwise what became of it, in words. */
export function staleBecause(item: ItemRow, related: Related): string | null {
  const mission = related.missions.find(({ id }) => id === item.missionId);
  if (!mission) return 'its mission is gone';
  if (over.includes(mission.status)) return 'the mission has ended';
  return checks[item.kind](item, related, mission) ? null : gone[item.kind];
}

type Mission = Related['missions'][number];
type Check = (item: ItemRow, related: Related, mission: Mission) => boolean;

const taskOf = (item: ItemRow, { tasks }: Related) => tasks.find(({ id }) => id === item.taskId);
const statusIs =
  (...statuses: string[]): Check =>
  (item, related) =>
    statuses.includes(taskOf(item, related)?.status ?? '');
const assertionOf = (item: ItemRow, { assertions }: Related) =>
  assertions.find(({ id, removedAt }) => id === item.subjectId && removedAt === null);

/** How each kind's cause is looked at again: cheap, from what the card shows anyway. */
const checks: Record<AttentionKind, Check> = {
  contract_to_sign: (item, { drafts }) => drafts.some(({ id, status }) => id === item.subjectId && status === 'draft'),
  task_review: statusIs('review'),
  retry_limit: statusIs('failed'),
  worker_lost: (item, related) => isWaitingSince(item, related, 'lost'),
  worker_releasing: (item, related) => isWaitingSince(item, related, 'released'),
  attempt_stalled: hasStalled,
  budget_warning: (_item, _related, { holds }) => !holds.some(({ reason }) => reason === 'budget'),
  budget_breach: (_item, _related, { holds }) => holds.some(({ reason }) => reason === 'budget'),
  task_budget: (item, related) => isOverspent(taskOf(item, related)),
  question: (item, { questions }) => questions.some(({ id, status }) => id === item.subjectId && status === 'open'),
  restricted_action: (item, { requests }) =>
    requests.some(({ id, status }) => id === item.subjectId && status === 'pending'),
  task_blocked: statusIs('blocked'),
  dead_block: isDeadBlock,
  assertion_failed: (item, related) => assertionOf(item, related)?.state === 'failed',
  assertion_contradicted: (item, related) => assertionOf(item, related)?.state === 'pending',
  uncovered_assertion: isUncovered,
  validate_reached: (_item, _related, { status }) => status === 'validate',
  mention: (item, { notes }) => notes.some(({ id, redactedAt }) => id === item.subjectId && redactedAt === null),
  leftover: (item, { leftovers }) =>
    leftovers.some(({ id, disposition }) => id === item.subjectId && disposition === null),
};

// Raised when an attempt ended so; over once the task was claimed again or moved on.
function isWaitingSince(item: ItemRow, related: Related, outcome: string): boolean {
  const task = taskOf(item, related);
  if (!task || (task.status !== 'todo' && task.status !== 'failed')) return false;
  const last = related.attempts.find(({ taskId, number }) => taskId === task.id && number === task.lastAttempt);
  return last?.outcome === outcome;
}

function hasStalled(item: ItemRow, { attempts, inForce, now }: Related): boolean {
  const attempt = attempts.find(({ id }) => id === item.attemptId);
  if (attempt?.outcome !== 'running' || attempt.cancelRequestedAt) return false;
  const contract = inForce.find(({ missionId }) => missionId === item.missionId);
  return stallOf(attempt, contract?.terms.cadence, now) !== null;
}

type Spending = {
  status: string;
  spentMicros: bigint;
  spentTokens: bigint;
  budgetMicros: bigint | null;
  budgetTokens: bigint | null;
};

function isOverspent(task: Spending | undefined): boolean {
  if (!task || ['done', 'skipped', 'cancelled'].includes(task.status)) return false;
  const { spentMicros, spentTokens, budgetMicros, budgetTokens } = task;
  return (
    (budgetMicros !== null && spentMicros >= budgetMicros) || (budgetTokens !== null && spentTokens >= budgetTokens)
  );
}

function isDeadBlock(item: ItemRow, related: Related): boolean {
  const task = taskOf(item, related);
  if (task?.status !== 'blocked') return false;
  const request = related.requests.find(({ id }) => id === task.blockedOnActionId);
  const question = related.questions.find(({ id }) => id === task.blockedOnQuestionId);
  if (task.blockKind === 'outside') return task.blockCheckAt !== null && task.blockCheckAt <= related.now;
  if (task.blockKind === 'action') return request?.status !== 'pending' && request?.status !== 'approved';
  if (task.blockKind === 'question') return question?.status !== 'open';
  return task.blockedOnTask?.status === 'cancelled';
}

function isUncovered(item: ItemRow, related: Related): boolean {
  const assertion = assertionOf(item, related);
  if (!assertion || assertion.state === 'waived') return false;
  return coveringTasks(assertion.key, related.covering.get(item.missionId) ?? []).length !== 1;
}

const gone: Record<AttentionKind, string> = {
  contract_to_sign: 'there is no such draft any more',
  task_review: 'the task is no longer in review',
  retry_limit: 'the task is no longer failed',
  worker_lost: 'the task went on',
  worker_releasing: 'the task went on',
  attempt_stalled: 'the worker moves again or holds the task no longer',
  budget_warning: 'the budget is used up or was raised',
  budget_breach: 'the hold for the budget is over',
  task_budget: 'the task is within its budget or has ended',
  question: 'the question is no longer open',
  restricted_action: 'the request is no longer open',
  task_blocked: 'the task is no longer blocked',
  dead_block: 'the block is over or has a living cause',
  assertion_failed: 'the assertion is no longer failed',
  assertion_contradicted: 'the assertion was decided',
  uncovered_assertion: 'exactly one task fulfils it, or it was waived',
  validate_reached: 'the mission is no longer in validation',
  mention: 'the note is gone',
  leftover: 'the leftover was settled',
};
