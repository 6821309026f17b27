import 'server-only';
import { clearItems } from '../attention/commands';
import { getItemRow, type ItemRow } from '../attention/data';
import { kinds } from '../attention/rules';
import { forbidden, versionMismatch, wrongState } from '../core/errors';
import { undoDisposal } from '../handoffs/commands';
import type { MissionChange } from '../missions/change';
import { isAnswerDelivered } from '../questions/data';
import { undoReview } from '../reviews/commands';
import { Prisma } from '../server/db';
import type { Tenant } from '../server/tenant';
import { changeGraph } from '../tasks/graph-change';
import { moveTask } from '../tasks/moves';
import { readFirst } from './commands';
import { loadRelated, type Related } from './data-related';
import { canUndo } from './presenter';
import { type UndoMemory, undoMemory } from './undo-memory';

/**
 * Takes a decision back and opens its item again: a compare-and-set on the settled card that works until the effect is
 * consumed (approval used, answer delivered, dependant claimed, receipt sealed).
 */
export async function reopenItem(tenant: Tenant, itemId: string, expectedVersion: number | undefined): Promise<void> {
  if (expectedVersion === undefined) throw readFirst();
  const { missionId } = await getItemRow(tenant, itemId);
  await changeGraph(tenant, missionId, async (change) => {
    const item = await getItemRow(tenant, itemId);
    checkUndo(change, item, expectedVersion, await loadRelated(tenant, [item]));
    await openAgain(change, item);
    await undoEffect(change, item, undoMemory.catch({}).parse(item.resolution ?? {}));
  });
}

function checkUndo({ tenant, mission }: MissionChange, item: ItemRow, expectedVersion: number, related: Related): void {
  if (item.status !== 'resolved') throw wrongState('There is no decision to take back.', 'Read the card again.');
  if (item.version !== expectedVersion) throw versionMismatch('card', expectedVersion, item.version);
  const outcome = kinds[item.kind].outcomes.find(({ name }) => name === item.outcome);
  if (!outcome?.undoable)
    throw wrongState(
      `"${outcome?.label ?? item.outcome}" cannot be taken back: it had its effect at once.`,
      'Correct it by a new decision or edit.',
    );
  if (!canUndo(item, tenant.principal, related))
    throw forbidden('Whoever decided takes it back, or an owner whose work it is not.', 'Ask one of them.');
  if (['complete', 'failed', 'cancelled'].includes(mission.status))
    throw wrongState('The mission has ended and the decision stands in its receipt.', 'Reopen the mission first.');
}

async function openAgain(change: MissionChange, item: ItemRow): Promise<void> {
  const { tx } = change;
  const another = await tx.attentionItem.findFirst({
    where: { workspaceId: item.workspaceId, key: item.key, status: 'open' },
  });
  if (another) throw wrongState(`The same is asked again as number ${another.number}.`, 'Decide that one.');
  const opened = await tx.attentionItem.updateMany({
    where: { id: item.id, status: 'resolved', version: item.version },
    data: {
      status: 'open',
      outcome: null,
      reason: null,
      resolution: {},
      resolvedById: null,
      resolvedAt: null,
      version: { increment: 1 },
    },
  });
  if (opened.count === 0) throw versionMismatch('card', item.version, item.version + 1);
  change.record('attention.reopened', {
    subject: item.id,
    ...(item.taskId && { task: item.taskId }),
    data: { kind: item.kind, about: item.subjectId, outcome: item.outcome },
  });
}

async function undoEffect(change: MissionChange, item: ItemRow, memory: UndoMemory): Promise<void> {
  switch (item.kind) {
    case 'task_review':
      return undoReview(change, item.taskId ?? '');
    case 'restricted_action':
      return undoAction(change, item, memory);
    case 'question':
      return takeAnswerBack(change, item, memory);
    case 'leftover':
      return undoDisposal(change, item.subjectId);
    case 'assertion_failed':
    case 'assertion_contradicted':
    case 'uncovered_assertion':
      return undoVerdict(change, item, memory);
    default:
      return;
  }
}

async function undoAction(change: MissionChange, item: ItemRow, memory: UndoMemory): Promise<void> {
  const back = await change.tx.actionRequest.updateMany({
    where: { id: item.subjectId, status: { in: ['approved', 'rejected'] }, consumedAt: null },
    data: {
      status: 'pending',
      decidedById: null,
      decidedAt: null,
      decisionReason: null,
      editedParameters: Prisma.DbNull,
      editedHash: null,
      expiresAt: memory.expiresAt ? new Date(memory.expiresAt) : null,
    },
  });
  if (back.count === 0)
    throw wrongState('The approval was used, or is no longer good.', 'Nothing can be taken back here.');
  change.record('action.reopened', { subject: item.subjectId, ...(item.taskId && { task: item.taskId }) });
  await blockAgain(change, item, memory, { kind: 'action', actionId: item.subjectId });
}

async function takeAnswerBack(change: MissionChange, item: ItemRow, memory: UndoMemory): Promise<void> {
  const isDelivered = await isAnswerDelivered(change.tx, item.subjectId);
  const reused = await change.tx.question.count({ where: { reusedFromId: item.subjectId } });
  if (reused > 0) throw wrongState('Equal questions were given this answer too.', 'Tell their workers with a note.');
  const open = await change.tx.question.updateMany({
    where: { id: item.subjectId, status: 'answered', deliveredAt: null },
    data: { status: 'open', answer: null, answerChoices: [], answeredById: null, answeredAt: null },
  });
  if (isDelivered || open.count === 0)
    throw wrongState('The answer was delivered to the worker.', 'Tell the worker with a note.');
  change.record('question.reopened', { subject: item.subjectId, ...(item.taskId && { task: item.taskId }) });
  await blockAgain(change, item, memory, { kind: 'question', questionId: item.subjectId });
}

type Cause = { kind: 'action'; actionId: string } | { kind: 'question'; questionId: string };

/** A task that waited for this waits again, unless somebody claimed it since. */
async function blockAgain(change: MissionChange, item: ItemRow, { block }: UndoMemory, cause: Cause): Promise<void> {
  if (!block || !item.taskId) return;
  const task = await change.tx.task.findUniqueOrThrow({ where: { id: item.taskId } });
  if (task.lastAttempt !== block.lastAttempt)
    throw wrongState(`${task.key} was claimed since, and its worker was told.`, 'Take the task back first.');
  if (task.status === 'todo')
    await moveTask(change, task, 'blocked', { event: 'task.blocked', reason: block.reason, block: cause });
}

async function undoVerdict(change: MissionChange, item: ItemRow, { assertion }: UndoMemory): Promise<void> {
  if (!assertion) throw wrongState('What the verdict replaced is not known.', 'Decide the assertion anew.');
  const { state, decidedById, decidedAt, reason, evidenceIds } = assertion;
  const back = await change.tx.assertion.updateMany({
    where: { id: item.subjectId, removedAt: null, version: assertion.version + 1 },
    data: {
      ...{ state, decidedById, reason, evidenceIds },
      decidedAt: decidedAt ? new Date(decidedAt) : null,
      version: { increment: 1 },
    },
  });
  if (back.count === 0) throw wrongState('The assertion was changed or decided since.', 'Decide it anew.');
  change.record('assertion.reopened', { subject: item.subjectId, data: { to: state } });
  if (state !== 'failed')
    await clearItems(change, { kind: 'assertion_failed', subjectId: item.subjectId }, 'the verdict was taken back');
}
