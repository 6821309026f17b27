import 'server-only';
import { getItemRow, type ItemRow } from '../attention/data';
import type { Need, Outcome } from '../attention/outcomes';
import { findOutcome, kinds, standingOf } from '../attention/rules';
import { canonicalJson } from '../core/canonical-json';
import { DomainError, forbidden, invalidInput, versionMismatch, wrongState } from '../core/errors';
import type { MissionChange } from '../missions/change';
import type { Prisma } from '../server/db';
import { sha256Hex } from '../server/hash';
import { toDomainError } from '../server/problem';
import type { Tenant } from '../server/tenant';
import { changeGraph } from '../tasks/graph-change';
import { staleBecause } from './causes';
import { cardsById, clearStale, staleError } from './data';
import { loadRelated, type Related } from './data-related';
import { applyEffect } from './effects';
import { whyNotHere } from './policy';
import type { Decision, DecisionResult } from './schema';
import { rememberForUndo } from './undo-memory';

/**
 * Decides each item by itself, in a transaction of its own, in the order sent: one that is refused leaves the others
 * be. Every decision names the version of the card that was read.
 */
export async function resolveItems(tenant: Tenant, decisions: readonly Decision[]): Promise<DecisionResult[]> {
  if (decisions.some(({ expectedVersion }) => expectedVersion === undefined)) throw readFirst();
  const outcomes: Omit<DecisionResult, 'card'>[] = [];
  for (const decision of decisions) outcomes.push(await resolveOne(tenant, decision));
  const cards = await cardsById(tenant, [...new Set(outcomes.map(({ item }) => item))]);
  return outcomes.map((result) => ({ ...result, card: cards.get(result.item) ?? null }));
}

export const readFirst = () =>
  new DomainError('precondition_required', {
    detail: 'A decision names the version of the card that it was read from.',
    next: 'Read the card and send its version as expectedVersion with each item.',
  });

async function resolveOne(tenant: Tenant, decision: Decision): Promise<Omit<DecisionResult, 'card'>> {
  const { item, outcome } = decision;
  try {
    const { undoable } = await decide(tenant, decision);
    return { item, outcome, ok: true, undoable, error: null };
  } catch (cause) {
    const { code, status, message, next, extra } = toDomainError(cause, tenant.requestId);
    return { item, outcome, ok: false, undoable: false, error: { code, status, detail: message, next, extra } };
  }
}

/** A settled or stale item is found out before anything is written; clearing a stale one is kept, its decision is not. */
async function decide(tenant: Tenant, decision: Decision): Promise<Outcome> {
  const found = await getItemRow(tenant, decision.item);
  const outcome = findOutcome(found.kind, decision.outcome);
  if (!outcome) throw unknownOutcome(found, decision.outcome);
  const stale = await changeGraph(tenant, found.missionId, async (change) => {
    const item = await getItemRow(tenant, decision.item);
    if (isRepetition(item, decision, tenant)) return null;
    checkVersion(item, decision);
    const related = await loadRelated(tenant, [item]);
    const because = staleBecause(item, related);
    if (because) return because;
    checkRight(tenant, item, outcome, related);
    checkNeeds(outcome, decision);
    await settleItem(change, item, outcome, decision, related);
    await applyEffect({ change, item, outcome, decision, related });
    return null;
  });
  if (stale === null) return outcome;
  await clearStale(tenant, found, stale);
  throw staleError(stale);
}

const unknownOutcome = ({ kind }: ItemRow, name: string) =>
  invalidInput(
    'outcome',
    `"${name}" is no outcome of ${kinds[kind].title.toLowerCase()}`,
    `Choose one of ${kinds[kind].outcomes.map((one) => one.name).join(', ')}.`,
  );

/** The very same decision by the same person, sent again: it had its effect. With other words it is another one. */
const isRepetition = (item: ItemRow, decision: Decision, { principal }: Tenant) =>
  item.status === 'resolved' &&
  item.resolvedById === principal.id &&
  item.version === (decision.expectedVersion ?? 0) + 1 &&
  (item.resolution as { decisionSha256?: unknown } | null)?.decisionSha256 === hashOf(decision);

const hashOf = ({ item: _, expectedVersion: _read, ...said }: Decision): string => sha256Hex(canonicalJson(said));

function checkVersion(item: ItemRow, { expectedVersion = 0 }: Decision): void {
  const { status, version } = item;
  if (status === 'cleared')
    throw wrongState(`This no longer needs a decision: ${item.clearedBecause}.`, 'Read the queue again.');
  if (status === 'resolved')
    throw wrongState(
      `This was decided already: ${item.outcome?.replaceAll('_', ' ')}.`,
      'Read the card again; where the decision can be taken back, reopen_attention does it.',
      { itemStatus: status, outcome: item.outcome, version },
    );
  if (item.version !== expectedVersion) throw versionMismatch('card', expectedVersion, item.version);
}

function checkRight(tenant: Tenant, item: ItemRow, outcome: Outcome, related: Related): void {
  const why = whyNotHere(tenant.principal, item, outcome, related);
  if (why) throw forbidden(`${outcome.label}: ${why}`, 'Leave it to somebody who may, or assign it.');
}

const given: Record<Need, (decision: Decision) => boolean> = {
  reason: ({ reason }) => Boolean(reason?.trim()),
  answer: ({ answer, choices }) => Boolean(answer?.trim()) || (choices?.length ?? 0) > 0,
  parameters: ({ parameters }) => parameters !== undefined,
  task: ({ taskId }) => taskId !== undefined,
  budget: ({ money, tokens }) => money !== undefined || tokens !== undefined,
  cause: ({ taskId, ownerId, checkAt }) => taskId !== undefined || (ownerId !== undefined && checkAt !== undefined),
  dependents: ({ dependents }) => dependents !== undefined,
  signature: ({ signature }) => signature !== undefined,
};

function checkNeeds(outcome: Outcome, decision: Decision): void {
  const missing = (outcome.requires ?? []).filter((need) => !given[need](decision));
  if (missing.length > 0) throw invalidInput(missing.join(', '), `is needed to choose "${outcome.label}"`);
}

// First the item, then its effect: what the effect clears is then no longer open, and a seal covers the decision.
async function settleItem(
  change: MissionChange,
  item: ItemRow,
  outcome: Outcome,
  decision: Decision,
  related: Related,
): Promise<void> {
  const { tx, tenant, mission, now } = change;
  const resolution: Prisma.InputJsonObject = {
    standing: standingOf(item, mission),
    decisionSha256: hashOf(decision),
    ...rememberForUndo(item, related),
  };
  const settled = await tx.attentionItem.updateMany({
    where: { id: item.id, status: 'open', version: item.version },
    data: {
      status: 'resolved',
      outcome: outcome.name,
      reason: decision.reason ?? decision.answer ?? null,
      resolution,
      resolvedById: tenant.principal.id,
      resolvedAt: now,
      version: { increment: 1 },
    },
  });
  if (settled.count === 0) throw versionMismatch('card', item.version, item.version + 1);
  change.record('attention.resolved', {
    subject: item.id,
    ...(item.taskId && { task: item.taskId }),
    data: {
      kind: item.kind,
      about: item.subjectId,
      outcome: outcome.name,
      version: item.version,
      ...(decision.reason && { reason: sha256Hex(decision.reason) }),
    },
  });
}
