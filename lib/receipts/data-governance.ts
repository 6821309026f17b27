import 'server-only';
import type { Tx } from '../server/db';
import { turnTypes } from './assemble-decisions';
import { iso, isoOrNull } from './data-mission';
import type { ActionFact, HoldFact, ItemFact, OrphanFact, QuestionFact, StateFact, TurnFact } from './facts';

type Governance = {
  questions: QuestionFact[];
  actions: ActionFact[];
  items: ItemFact[];
  state: StateFact[];
  holds: HoldFact[];
  turns: TurnFact[];
  orphans: OrphanFact[];
};

/** What was asked, approved, decided, learned and held, each oldest first. */
export async function readGovernance(tx: Tx, missionId: string): Promise<Governance> {
  return {
    questions: await readQuestions(tx, missionId),
    actions: await readActions(tx, missionId),
    items: await readResolvedItems(tx, missionId),
    state: await readState(tx, missionId),
    holds: await readHolds(tx, missionId),
    turns: await readTurns(tx, missionId),
    orphans: await readOrphans(tx, missionId),
  };
}

async function readQuestions(tx: Tx, missionId: string): Promise<QuestionFact[]> {
  const rows = await tx.question.findMany({ where: { missionId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  return rows.map(({ id, taskId, summary, text, status, answer, answerChoices, answeredById, ...row }) => ({
    ...{ id, taskId, summary, text, status, answer, answerChoices, answeredById },
    answeredAt: isoOrNull(row.answeredAt),
    createdAt: iso(row.createdAt),
  }));
}

async function readActions(tx: Tx, missionId: string): Promise<ActionFact[]> {
  const rows = await tx.actionRequest.findMany({
    where: { missionId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    omit: { parameters: true, editedParameters: true },
  });
  return rows.map(({ id, taskId, tool, action, actionHash, editedHash, decision, status, decidedById, ...row }) => ({
    ...{ id, taskId, tool, action, actionHash, editedHash, decision, status, decidedById },
    decidedAt: isoOrNull(row.decidedAt),
    decisionReason: row.decisionReason,
    createdAt: iso(row.createdAt),
  }));
}

async function readResolvedItems(tx: Tx, missionId: string): Promise<ItemFact[]> {
  const rows = await tx.attentionItem.findMany({
    where: { missionId, status: 'resolved' },
    orderBy: { number: 'asc' },
    omit: { facts: true, resolution: true },
  });
  return rows.map(
    ({ id, number, kind, subjectId, taskId, attemptId, title, outcome, reason, resolvedById, ...row }) => ({
      ...{ id, number, kind, subjectId, taskId, attemptId, title, outcome, reason, resolvedById },
      resolvedAt: isoOrNull(row.resolvedAt),
      createdAt: iso(row.createdAt),
    }),
  );
}

async function readState(tx: Tx, missionId: string): Promise<StateFact[]> {
  const rows = await tx.stateEntry.findMany({ where: { missionId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  return rows.map(({ id, taskId, kind, status, text, reason, tags, authorId, createdAt }) => ({
    ...{ id, taskId, kind, status, text, reason, tags, authorId },
    createdAt: iso(createdAt),
  }));
}

async function readHolds(tx: Tx, missionId: string): Promise<HoldFact[]> {
  const rows = await tx.hold.findMany({ where: { missionId }, orderBy: [{ openedAt: 'asc' }, { id: 'asc' }] });
  return rows.map(({ id, reason, why, openedById, openedAt, closedById, closedAt }) => ({
    ...{ id, reason, why, openedById, closedById },
    openedAt: iso(openedAt),
    closedAt: isoOrNull(closedAt),
  }));
}

type TurnRow = Omit<TurnFact, 'at'> & { at: Date };

async function readTurns(tx: Tx, missionId: string): Promise<TurnFact[]> {
  const rows = await tx.$queryRaw<TurnRow[]>`
    select e.seq::int as seq, e.type, e.subject_id as "subjectId", e.principal_id as "byId", e.at, n.text as reason
    from event e left join note n on n.id = e.data ->> 'note'
    where e.chain_id = ${missionId} and e.type = any(${[...turnTypes]}) order by e.seq`;
  return rows.map((row) => ({ ...row, at: iso(row.at) }));
}

// Never their bodies: what came late is counted nowhere and proves nothing.
async function readOrphans(tx: Tx, missionId: string): Promise<OrphanFact[]> {
  const rows = await tx.orphanReport.findMany({
    where: { missionId },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
    omit: { body: true },
  });
  return rows.map(({ id, taskId, attemptNumber, principalId, operation, receivedAt }) => ({
    ...{ id, taskId, attemptNumber, principalId, operation },
    receivedAt: iso(receivedAt),
  }));
}
