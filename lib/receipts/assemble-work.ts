import { formatMicros } from '../core/money';
import type { FactIndex } from './assemble-index';
import { sumUsage, usagePart } from './assemble-spent';
import type { AttemptFact, ReceiptFacts, ReviewFact, TaskFact } from './facts';
import type { ReceiptDocument } from './schema';

type Task = ReceiptDocument['tasks'][number];

export function assembleTasks(facts: ReceiptFacts, index: FactIndex): Task[] {
  const branches = new Map(facts.branches.map((branch) => [branch.id, branch.name]));
  const reviews = Map.groupBy(facts.reviews, (review) => review.taskId);
  return facts.tasks.map((task) => {
    const attempts = index.attemptsOf(task.id);
    return {
      id: task.id,
      key: task.key,
      title: task.title,
      status: task.status,
      reason: task.endReason,
      branch: task.branchId === null ? null : (branches.get(task.branchId) ?? task.branchId),
      supersedes: index.taskKeyOrNull(task.supersedesId),
      fulfils: task.fulfils,
      isValidation: task.isValidation,
      proved: task.proof,
      attempts: attempts.map((attempt) => attemptPart(attempt, index)),
      reviews: (reviews.get(task.id) ?? []).map((review) => reviewPart(review, index)),
      money: formatMicros(sumUsage(attempts).micros),
      events: index.seqs(task.id),
    };
  });
}

function attemptPart(attempt: AttemptFact, index: FactIndex): Task['attempts'][number] {
  return {
    id: attempt.id,
    number: attempt.number,
    worker: index.who(attempt.workerId),
    outcome: attempt.outcome,
    model: attempt.model,
    harness: attempt.harness,
    startedAt: attempt.startedAt,
    endedAt: attempt.endedAt,
    reason: attempt.endReason,
    summary: attempt.summary,
    usage: usagePart(attempt),
    lateUsage: attempt.lateUsage,
    events: index.seqs(attempt.id),
  };
}

function reviewPart(review: ReviewFact, index: FactIndex): Task['reviews'][number] {
  return {
    attempt: index.attempt(review.attemptId)?.number ?? 0,
    reviewer: index.who(review.reviewerId),
    verdict: review.verdict,
    reasons: review.reasons,
    at: review.at,
    events: index.seqs(review.id),
  };
}

type Basis = 'declared' | 'required' | 'requested';

/** Which workers really held an attempt, and which tools and skills were declared, required or asked for by name. */
export function assembleUsed(facts: ReceiptFacts, index: FactIndex): ReceiptDocument['used'] {
  const byWorker = Map.groupBy(facts.attempts, (attempt) => attempt.workerId);
  const workers = facts.principals.filter((principal) => byWorker.has(principal.id));
  const ran = facts.tasks.filter((task) => index.attemptsOf(task.id).length > 0);
  const tools = namesByBasis({
    declared: workers.flatMap((worker) => worker.tools),
    required: ran.flatMap((task: TaskFact) => task.requiredTools),
    requested: facts.actions.map((action) => action.tool),
  });
  const isMcp = (tool: { name: string }) => /^mcp\b/i.test(tool.name);
  return {
    workers: workers.map((worker) => {
      const own = byWorker.get(worker.id) ?? [];
      return {
        worker: index.who(worker.id),
        harnesses: distinct([worker.harness, ...own.map((attempt) => attempt.harness)]),
        models: distinct(own.map((attempt) => attempt.model)),
        attempts: own.length,
      };
    }),
    models: distinct([...facts.modelUsage.map((row) => row.model), ...facts.attempts.map((attempt) => attempt.model)]),
    tools: tools.filter((tool) => !isMcp(tool)),
    skills: namesByBasis({
      declared: workers.flatMap((worker) => worker.skills),
      required: ran.flatMap((task) => task.requiredSkills),
      requested: [],
    }),
    mcps: tools.filter(isMcp),
  };
}

function namesByBasis(sources: Record<Basis, readonly string[]>): { name: string; basis: Basis[] }[] {
  const found = new Map<string, Basis[]>();
  for (const basis of ['declared', 'required', 'requested'] as const)
    for (const name of new Set(sources[basis])) found.set(name, [...(found.get(name) ?? []), basis]);
  return [...found].map(([name, basis]) => ({ name, basis })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null && value !== ''))].sort() as string[];
}
