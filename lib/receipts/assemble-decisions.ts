import { closed } from '../core/text';
import type { FactIndex } from './assemble-index';
import type { ItemFact, ReceiptFacts } from './facts';
import type { ReceiptDocument } from './schema';

type Decision = ReceiptDocument['decisions'][number];
type Raw = {
  kind: string;
  subject: string;
  what: string;
  outcome: string;
  reason: string | null;
  byId: string | null;
  at: string | null;
  askedAt?: string | null;
  /** The events that record it, where its subject has others besides. */
  seqs?: number[];
};

const courseOutcomes: Record<string, string> = {
  'mission.launched': 'launched',
  'mission.completed': 'complete',
  'mission.failed': 'failed',
  'mission.cancelled': 'cancelled',
  'mission.reopened': 'reopened',
};
/** The events that are decisions of people by themselves, or hold the reason of one. */
export const turnTypes: readonly string[] = [...Object.keys(courseOutcomes), 'mission.resumed', 'budget.raised'];

/**
 * Every decision that a person took, once: the decided thing speaks for itself, and an attention item stands alone only
 * where its decision left no other record.
 */
export function assembleDecisions(facts: ReceiptFacts, index: FactIndex): Decision[] {
  const own = [...missionDecisions(facts), ...workDecisions(facts, index), ...leftoverDecisions(facts, index)];
  // An item is resolved in the transaction of its effect, so person, time and subject together are its decision.
  const items = new Map(
    facts.items.flatMap((item) => idsOf(item).map((id) => [keyOf(id, item.resolvedById, item.resolvedAt), item])),
  );
  const covered = new Set<ItemFact>();
  const decisions = own.flatMap((raw) => {
    const item = items.get(keyOf(raw.subject, raw.byId, raw.at));
    if (item) covered.add(item);
    return decision({ ...raw, askedAt: item?.createdAt ?? raw.askedAt ?? null }, index, item?.id ?? null);
  });
  const alone = facts.items
    .filter((item) => !covered.has(item))
    .flatMap((item) => decision(itemDecision(item), index, item.id));
  return [...decisions, ...alone].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

const keyOf = (id: string, byId: string | null, at: string | null) => `${id} ${byId} ${at}`;

const idsOf = ({ subjectId, taskId, attemptId }: ItemFact) =>
  [subjectId, taskId, attemptId].filter((id) => id !== null);

function itemDecision(item: ItemFact): Raw {
  return {
    kind: item.kind,
    subject: item.subjectId,
    what: item.title,
    outcome: item.outcome ?? 'resolved',
    reason: item.reason,
    byId: item.resolvedById,
    at: item.resolvedAt,
    askedAt: item.createdAt,
  };
}

function decision(raw: Raw, index: FactIndex, itemId: string | null): Decision[] {
  if (raw.byId === null || raw.at === null) return [];
  const by = index.who(raw.byId);
  if (by.kind !== 'member') return [];
  const asked = raw.askedAt ?? null;
  const waited = asked === null ? null : Math.max(0, Math.round((Date.parse(raw.at) - Date.parse(asked)) / 1000));
  const { kind, subject, what, outcome, reason, at } = raw;
  const events = raw.seqs ? [...raw.seqs, ...index.seqs(itemId)].sort((a, b) => a - b) : index.seqs(subject, itemId);
  return [{ kind, subject, what, outcome, reason, by, at, waitedSeconds: waited, events }];
}

function missionDecisions({ mission, contracts, assertions, holds, branches, turns }: ReceiptFacts): Raw[] {
  const turnOf = (type: string, subjectId: string) =>
    turns.find((turn) => turn.type === type && turn.subjectId === subjectId);
  const signed = contracts.map((row) => ({
    kind: 'contract_signature',
    subject: row.id,
    what: `Contract version ${row.version}`,
    outcome: 'signed',
    reason: turnOf('budget.raised', row.id)?.reason ?? null,
    byId: row.signedById,
    at: row.signedAt,
    askedAt: row.proposedAt,
  }));
  const decided = assertions.map((row) => ({
    kind: row.state === 'waived' ? 'waiver' : 'assertion',
    subject: row.id,
    what: `${row.key}: ${row.statement}`,
    outcome: row.state,
    reason: row.reason,
    byId: row.decidedById,
    at: row.decidedAt,
  }));
  const pruned = branches.map((row) => ({
    kind: 'prune',
    subject: row.id,
    what: `Branch ${row.name}`,
    outcome: 'pruned',
    reason: row.prunedReason,
    byId: row.prunedById,
    at: row.prunedAt,
  }));
  const held = holds.flatMap((row) => {
    const about = { kind: 'hold', subject: row.id, what: `Hold: ${row.reason}` };
    return [
      { ...about, outcome: 'held', reason: row.why, byId: row.openedById, at: row.openedAt },
      {
        ...{ ...about, outcome: 'resumed', byId: row.closedById, at: row.closedAt },
        reason: turnOf('mission.resumed', row.id)?.reason ?? null,
      },
    ];
  });
  return [...signed, ...decided, ...pruned, ...held, ...courseOf(mission, turns)];
}

/** Launch, every end and every reopening; of an earlier end the reason stands in the receipt of that end. */
function courseOf(mission: ReceiptFacts['mission'], turns: ReceiptFacts['turns']): Raw[] {
  return turns.flatMap(({ seq, type, byId, at, reason }) => {
    const outcome = courseOutcomes[type];
    if (!outcome) return [];
    const isEnd = at === mission.endedAt;
    const about = { kind: 'mission', subject: mission.id, what: mission.name, outcome };
    return [{ ...about, reason: isEnd ? mission.endReason : reason, byId, at, seqs: [seq] }];
  });
}

function workDecisions({ reviews, questions, actions }: ReceiptFacts, index: FactIndex): Raw[] {
  const reviewed = reviews.map((row) => ({
    kind: 'review',
    subject: row.attemptId,
    what: `${index.taskKey(row.taskId)} ${index.task(row.taskId)?.title ?? ''}`.trim(),
    outcome: row.verdict,
    reason: row.reasons,
    byId: row.reviewerId,
    at: row.at,
    askedAt: index.attempt(row.attemptId)?.endedAt ?? null,
  }));
  const answered = questions.map((row) => ({
    kind: 'answer',
    subject: row.id,
    what: row.summary || row.text,
    outcome: row.answer ?? row.answerChoices.join(', '),
    reason: null,
    byId: row.answeredById,
    at: row.answeredAt,
    askedAt: row.createdAt,
  }));
  const approved = actions.map((row) => ({
    kind: 'approval',
    subject: row.id,
    what: `${closed(row.tool)}: ${closed(row.action)} (sha256 ${row.editedHash ?? row.actionHash})`,
    outcome: row.status === 'rejected' ? 'rejected' : row.editedHash === null ? 'approved' : 'edited and approved',
    reason: row.decisionReason,
    byId: row.decidedById,
    at: row.decidedAt,
    askedAt: row.createdAt,
  }));
  return [...reviewed, ...answered, ...approved];
}

function leftoverDecisions({ handoffItems }: ReceiptFacts, index: FactIndex): Raw[] {
  return handoffItems.map((row) => ({
    kind: 'leftover',
    subject: row.id,
    what: row.text,
    outcome: [row.disposition ?? '', index.taskKeyOrNull(row.dispositionTaskId) ?? ''].join(' ').trim(),
    reason: row.dispositionReason,
    byId: row.disposedById,
    at: row.disposedAt,
    askedAt: row.createdAt,
  }));
}
