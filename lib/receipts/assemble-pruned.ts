import { formatMicros } from '../core/money';
import type { FactIndex } from './assemble-index';
import { sumUsage } from './assemble-spent';
import type { BranchFact, ReceiptFacts, TaskFact } from './facts';
import type { ReceiptDocument } from './schema';

type Pruned = ReceiptDocument['pruned'][number];

/** Lines that were given up, tasks that ended without a result, attempts whose work was thrown away: each with why. */
export function assemblePruned(facts: ReceiptFacts, index: FactIndex): Pruned[] {
  const replaced = new Map(
    facts.tasks.flatMap((task) => (task.supersedesId === null ? [] : [[task.supersedesId, task.key] as const])),
  );
  const branches = facts.branches.filter((branch) => branch.prunedAt !== null);
  return [
    ...branches.map((branch) => prunedBranch(branch, facts, index)),
    ...facts.tasks
      .filter((task) => ['failed', 'cancelled', 'skipped'].includes(task.status))
      .map((task) => endedTask(task, replaced.get(task.id), index)),
    ...lostAttempts(facts, index),
  ];
}

function prunedBranch(branch: BranchFact, facts: ReceiptFacts, index: FactIndex): Pruned {
  const tasks = facts.tasks.filter((task) => task.branchId === branch.id);
  const { micros } = sumUsage(tasks.flatMap((task) => index.attemptsOf(task.id)));
  return {
    kind: 'branch',
    id: branch.id,
    name: branch.name,
    how: 'pruned',
    reason: branch.prunedReason,
    by: index.whoOrNull(branch.prunedById),
    at: branch.prunedAt,
    money: formatMicros(micros),
    events: index.seqs(branch.id),
  };
}

function endedTask(task: TaskFact, replacedBy: string | undefined, index: FactIndex): Pruned {
  const superseded = task.status === 'cancelled' && replacedBy !== undefined;
  return {
    kind: 'task',
    id: task.id,
    name: `${task.key} ${task.title}`,
    how: superseded ? 'superseded' : task.status,
    reason: task.endReason ?? (superseded ? `Replaced by ${replacedBy}.` : null),
    by: null,
    at: task.endedAt,
    money: formatMicros(sumUsage(index.attemptsOf(task.id)).micros),
    events: index.seqs(task.id),
  };
}

function lostAttempts(facts: ReceiptFacts, index: FactIndex): Pruned[] {
  const lost = facts.attempts.filter((attempt) => ['failed', 'lost', 'rejected'].includes(attempt.outcome));
  return lost.map((attempt) => ({
    kind: 'attempt',
    id: attempt.id,
    name: `${index.taskKey(attempt.taskId)} attempt ${attempt.number}`,
    how: attempt.outcome,
    reason: attempt.endReason,
    by: index.who(attempt.workerId),
    at: attempt.endedAt,
    money: formatMicros(attempt.micros),
    events: index.seqs(attempt.id),
  }));
}
