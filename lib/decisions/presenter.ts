import type { ItemRow } from '@/lib/attention/data';
import type { Outcome } from '@/lib/attention/outcomes';
import { whyNot } from '@/lib/attention/policy';
import { kinds } from '@/lib/attention/rules';
import { facts } from '@/lib/attention/schema';
import { sectionId } from '@/lib/contracts/clauses';
import { deciders, mayDecide, owners, type Principal } from '@/lib/core/principal';
import { t } from '@/lib/core/words';
import type { Related } from './data-related';
import { involvedIn, whyNotHere } from './policy';
import { presentAbout } from './presenter-about';
import type { AttentionCard, CardOutcome } from './schema';
import { refOf } from './wire';

/** Row → card, for this reader: the dimmed outcomes say who can. */
export function presentCard(item: ItemRow, related: Related, principal: Principal): AttentionCard {
  const rule = kinds[item.kind];
  const about = presentAbout(item, related);
  const outcomes = rule.outcomes.map((outcome) => presentOutcome(item, outcome, related, principal));
  const isOpen = item.status === 'open';
  return {
    id: item.id,
    number: item.number,
    kind: item.kind,
    kindTitle: rule.title,
    status: item.status,
    version: item.version,
    title: item.title,
    ...about,
    subjectId: item.subjectId,
    createdAt: item.createdAt.toISOString(),
    decideBy: item.decideBy?.toISOString() ?? null,
    decideByRule: deadlineWords(item, related),
    risk: item.risk,
    riskWords: rule.riskWords,
    behind: related.behind(item),
    facts: facts.catch({}).parse(item.facts),
    ifNobody: item.ifNobody,
    assignee: item.assigneeId ? refOf(related, item.assigneeId) : null,
    snoozedUntil: item.snoozedUntil?.toISOString() ?? null,
    outcomes,
    resolution: presentResolution(item, related),
    clearedBecause: item.clearedBecause,
    can: {
      decide: isOpen && outcomes.some(({ can }) => can),
      place: isOpen && mayDecide(principal, deciders),
      undo: canUndo(item, principal, related),
    },
  };
}

function presentOutcome(item: ItemRow, outcome: Outcome, related: Related, principal: Principal): CardOutcome {
  const why = whyNotHere(principal, item, outcome, related);
  const { name, label, key, consequence, tone, undoable } = outcome;
  return {
    ...{ name, label, key, consequence, tone, undoable },
    requires: [...(outcome.requires ?? [])],
    accepts: [...(outcome.accepts ?? [])],
    can: item.status === 'open' && why === null,
    why,
  };
}

/** Deadlines that come from the thing itself, not from the cadence. */
const ownDeadlines: Partial<Record<ItemRow['kind'], string>> = {
  restricted_action: t`the request expires then`,
  task_blocked: 'the check-by date of the block',
};

function deadlineWords(item: ItemRow, { inForce, questions }: Related): string | null {
  if (!item.decideBy) return null;
  if (questions.some(({ id, timeoutAt }) => id === item.subjectId && timeoutAt !== null))
    return t`the question times out then`;
  const own = ownDeadlines[item.kind];
  if (own) return own;
  const cadence = inForce.find(({ missionId }) => missionId === item.missionId)?.terms.cadence;
  return cadence?.answerWithinHours ? t`set by contract ${sectionId('cadence')}` : t`the usual time for this kind`;
}

function presentResolution(item: ItemRow, related: Related): AttentionCard['resolution'] {
  if (item.status !== 'resolved' || !item.outcome || !item.resolvedAt) return null;
  const label = kinds[item.kind].outcomes.find(({ name }) => name === item.outcome)?.label ?? item.outcome;
  const by = item.resolvedById ? refOf(related, item.resolvedById) : null;
  return { outcome: item.outcome, label, reason: item.reason, by, at: item.resolvedAt.toISOString() };
}

/**
 * Whoever decided takes it back, or an owner; nobody a verdict on work of their own (R7). Whether it still can be taken
 * back, only trying says.
 */
export function canUndo(item: ItemRow, principal: Principal, related: Related): boolean {
  const outcome: Outcome | undefined = kinds[item.kind].outcomes.find(({ name }) => name === item.outcome);
  if (item.status !== 'resolved' || !outcome?.undoable) return false;
  const roles = item.resolvedById === principal.id ? outcome.roles : owners;
  const involved = { principalIds: involvedIn(item, related) };
  return whyNot(principal, item.kind, { ...outcome, roles }, related.settings, involved) === null;
}
