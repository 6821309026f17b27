import type { ItemRow } from '@/lib/attention/data';
import { changesBetween } from '@/lib/contracts/changes';
import { citedClauses } from '@/lib/contracts/rules';
import { formatMicros } from '@/lib/core/money';
import type { PrincipalRef } from '@/lib/core/schemas';
import type { Related } from './data-related';
import { presentPayload } from './presenter-payload';
import type { AttentionCard } from './schema';
import { json, refOf } from './wire';

type About = Pick<
  AttentionCard,
  | 'mission'
  | 'task'
  | 'askedBy'
  | 'clauses'
  | 'contract'
  | 'payload'
  | 'question'
  | 'review'
  | 'assertion'
  | 'budget'
  | 'block'
  | 'leftover'
  | 'evidence'
  | 'evidenceCount'
  | 'words'
>;

/** The facts of what an item is about, from the rows that hold them; each part null where the item has none. */
export function presentAbout(item: ItemRow, related: Related): About {
  const mission = related.missions.find(({ id }) => id === item.missionId);
  const task = related.tasks.find(({ id }) => id === item.taskId);
  const inForce = related.inForce.find(({ missionId }) => missionId === item.missionId);
  const request = related.requests.find(({ id }) => id === item.subjectId);
  const asked = ownWords(item, related);
  const evidence = related.evidence.get(item.id);
  return {
    mission: {
      id: item.missionId,
      name: mission?.name ?? '',
      status: mission?.status ?? '',
      holds: mission?.holds.map(({ reason }) => reason) ?? [],
    },
    task: task ? { id: task.id, key: task.key, title: task.title, status: task.status } : null,
    askedBy: asked.by,
    clauses: inForce ? citedClauses(inForce.terms, request?.clauses ?? clausesOfKind(item)) : [],
    contract: presentContract(item, related),
    payload: request && item.kind === 'restricted_action' ? presentPayload(request, related) : null,
    question: presentQuestion(item, related),
    review: presentReview(item, related),
    assertion: presentAssertion(item, related),
    budget: presentBudget(item, related),
    block: presentBlock(item, related),
    leftover: presentLeftover(item, related),
    evidence: (evidence?.rows ?? []).map((row) => ({
      id: row.id,
      kind: row.kind,
      claim: row.claim,
      strength: row.strength,
      findings: Array.isArray(row.findings) ? row.findings.map(String) : [],
      assertionKey: row.assertionKey,
      claimedBy: refOf(related, row.claimedById),
      at: row.createdAt.toISOString(),
    })),
    evidenceCount: evidence?.count ?? 0,
    words: asked.words,
  };
}

const clausesOfKind = ({ kind }: ItemRow): string[] => (kind.includes('budget') ? ['§2'] : []);

type Words = { by: PrincipalRef | null; words: AttentionCard['words'] };

/** Who asks, and what a worker wrote, attributed: data, never instructions. */
function ownWords(item: ItemRow, related: Related): Words {
  const said = (by: string, at: Date, text: string | null | undefined): Words => {
    const ref = refOf(related, by);
    return { by: ref, words: text?.trim() ? [{ by: ref, at: at.toISOString(), text }] : [] };
  };
  const request = related.requests.find(({ id }) => id === item.subjectId);
  if (request) return said(request.requestedById, request.createdAt, request.reason);
  const question = related.questions.find(({ id }) => id === item.subjectId);
  if (question) return said(question.askedById, question.createdAt, question.text);
  const note = related.notes.find(({ id }) => id === item.subjectId);
  if (note) return said(note.authorId, note.createdAt, note.text);
  const failed = related.assertions.find(({ id, state }) => id === item.subjectId && state === 'failed');
  if (failed?.decidedById && failed.decidedAt) return said(failed.decidedById, failed.decidedAt, failed.reason);
  const draft = related.drafts.find(({ id }) => id === item.subjectId);
  if (draft) return said(draft.proposedById, draft.proposedAt, null);
  const task = related.tasks.find(({ id }) => id === item.taskId);
  const attempt =
    related.attempts.find(({ id }) => id === item.attemptId) ??
    related.attempts.find(({ taskId, number }) => taskId === item.taskId && number === task?.lastAttempt);
  if (!attempt) return { by: null, words: [] };
  const leftover = related.leftovers.find(({ id }) => id === item.subjectId);
  // What it says while it stands still, perhaps again and again.
  if (item.kind === 'attempt_stalled')
    return said(attempt.workerId, attempt.lastProgressAt ?? attempt.startedAt, attempt.note);
  const text =
    leftover?.text ??
    (task?.status === 'blocked' ? task.blockReason : (summaryOf(attempt.handoff) ?? attempt.endReason));
  return said(attempt.workerId, attempt.endedAt ?? attempt.startedAt, text);
}

function summaryOf(handoff: unknown): string | null {
  const summary = (handoff as { summary?: unknown } | null)?.summary;
  return typeof summary === 'string' ? summary : null;
}

function presentContract(item: ItemRow, related: Related): About['contract'] {
  const before = related.inForce.find(({ missionId }) => missionId === item.missionId);
  const row = related.drafts.find(({ id }) => id === item.subjectId) ?? before;
  if (!row) return null;
  const isDraft = row.id === item.subjectId;
  return {
    version: row.version,
    revision: row.revision,
    status: row.status,
    signedBy: row.signedById ? refOf(related, row.signedById) : null,
    signedAt: row.signedAt?.toISOString() ?? null,
    changes: isDraft ? changesBetween(before?.terms ?? null, row.terms) : [],
  };
}

function presentQuestion(item: ItemRow, { questions }: Related): About['question'] {
  const row = questions.find(({ id }) => id === item.subjectId);
  if (!row) return null;
  const { summary, text, choices, multiSelect, defaultAnswer, answer, answerChoices } = row;
  return {
    questionId: row.id,
    ...{ summary, text, choices, multiSelect, defaultAnswer, answer, answerChoices },
    timeoutAt: row.timeoutAt?.toISOString() ?? null,
  };
}

function presentReview(item: ItemRow, { tasks, attempts }: Related): About['review'] {
  const task = tasks.find(({ id }) => id === item.taskId);
  const attempt = attempts.find(({ taskId, number }) => taskId === item.taskId && number === task?.lastAttempt);
  if (item.kind !== 'task_review' || !task || !attempt) return null;
  const { objective, criteria, output } = task;
  return {
    attemptId: attempt.id,
    attemptNumber: attempt.number,
    ...{ objective, criteria },
    output: json(output),
    summary: summaryOf(attempt.handoff),
  };
}

function presentAssertion(item: ItemRow, { assertions }: Related): About['assertion'] {
  const row = assertions.find(({ id }) => id === item.subjectId);
  if (!row) return null;
  const { id, key, statement, verifiedHow, leastStrength, state, version } = row;
  return { id, key, statement, verifiedHow, leastStrength, state, version };
}

function presentBudget(item: ItemRow, { missions, tasks }: Related): About['budget'] {
  const isOfTask = item.kind === 'task_budget';
  const row = isOfTask ? tasks.find(({ id }) => id === item.taskId) : missions.find(({ id }) => id === item.missionId);
  if (!row) return null;
  return {
    moneySpent: formatMicros(row.spentMicros),
    moneyCap: row.budgetMicros === null ? null : formatMicros(row.budgetMicros),
    tokensSpent: Number(row.spentTokens),
    tokensCap: row.budgetTokens === null ? null : Number(row.budgetTokens),
    of: isOfTask ? 'task' : 'mission',
  };
}

function presentBlock(item: ItemRow, { tasks }: Related): About['block'] {
  const task = tasks.find(({ id }) => id === item.taskId);
  if (!task?.blockKind) return null;
  return {
    kind: task.blockKind,
    reason: task.blockReason,
    task: task.blockedOnTask,
    ownerId: task.blockOwnerId,
    checkAt: task.blockCheckAt?.toISOString() ?? null,
  };
}

function presentLeftover(item: ItemRow, { leftovers }: Related): About['leftover'] {
  const row = leftovers.find(({ id }) => id === item.subjectId);
  return row ? { id: row.id, kind: row.kind, text: row.text, blocking: row.blocking } : null;
}
