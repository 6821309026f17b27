import { t } from '@/lib/core/words';
import type { MissionEvent } from './schema';

type Told = Pick<MissionEvent, 'type' | 'data'>;

/** What a sentence is made of: the event's data, read leniently, and the key of the task that it belongs to. */
type Facts = {
  /** The task by its key; 'a task' where the page does not know it. */
  task: string;
  text: (name: string) => string | null;
  count: (name: string) => number | null;
  list: (name: string) => string[];
};

type Sentence = (facts: Facts) => string;

const words = (name: string | null): string => (name ?? '').replaceAll('_', ' ');
const joined = (names: readonly string[]): string => names.join(', ');
const attemptOf = ({ count }: Facts): string => (count('number') === null ? '' : t`, attempt ${count('number')}`);
const noun = ({ text }: Facts): string => kindNouns[text('kind') ?? ''] ?? (words(text('kind')) || t`a decision`);
const version = ({ count }: Facts): string => (count('version') === null ? '' : t` version ${count('version')}`);
const assertion = ({ text }: Facts): string => text('key') ?? text('assertion') ?? t`an assertion`;
const percent = ({ count }: Facts): string => (count('percent') === null ? '' : `, ${count('percent')} %`);

/** What a person is needed for, by the kind of the item. */
const kindNouns: Record<string, string> = {
  contract_to_sign: t`a signature under the contract`,
  task_review: t`a review`,
  retry_limit: t`a task without attempts left`,
  worker_lost: t`a lost worker`,
  worker_releasing: t`a task that is given back again and again`,
  attempt_stalled: t`a worker that stands still`,
  budget_warning: t`a budget that runs low`,
  budget_breach: t`a spent budget`,
  task_budget: t`the spent budget of a task`,
  question: t`a question`,
  restricted_action: t`an approval`,
  task_blocked: t`a blocked task`,
  dead_block: t`a block that nothing will end`,
  assertion_failed: t`a failed assertion`,
  assertion_contradicted: t`a contradicted assertion`,
  uncovered_assertion: t`an assertion without a task`,
  validate_reached: t`the completion`,
  leftover: t`a leftover`,
  mention: t`somebody who is mentioned`,
};

const mission: Record<string, Sentence> = {
  'mission.created': () => t`created the mission`,
  'mission.instantiated': () => t`made the mission from a template`,
  'mission.duplicated': () => t`made the mission as a copy of another`,
  'mission.updated': ({ list }) => t`edited the mission: ${joined(list('fields').map(words)) || t`its fields`}`,
  'mission.planned': () => t`began to plan`,
  'mission.launched': (facts) => t`launched the mission with ${facts.count('tasks') ?? 'its'} tasks`,
  'mission.held': ({ text }) => t`put the mission on hold, ${words(text('reason'))}`,
  'mission.resumed': ({ text }) => t`ended the hold, ${words(text('reason'))}`,
  'mission.progress_set': ({ count }) =>
    count('percent') === null ? t`took back the manual progress` : t`set the manual progress to ${count('percent')} %`,
  'mission.completed': () => t`completed the mission`,
  'mission.failed': () => t`ended the mission as failed`,
  'mission.cancelled': () => t`cancelled the mission`,
  'mission.reopened': ({ text }) => t`reopened the mission into ${words(text('to'))}`,
  'mission.archived': () => t`archived the mission`,
  'mission.unarchived': () => t`took the mission out of the archive`,
  'receipt.sealed': ({ text, count }) =>
    t`sealed receipt ${text('number') ?? ''} version ${count('version') ?? 1}, over ${count('covers') ?? 'all'} events`,
  'note.added': ({ task }) => (task === 'a task' ? t`left a note` : t`left a note on ${task}`),
};

const contract: Record<string, Sentence> = {
  'contract.proposed': (facts) => t`wrote contract${version(facts)}`,
  'contract.signed': (facts) => t`signed contract${version(facts)}`,
  'contract.discarded': (facts) => t`discarded the draft of contract${version(facts)}`,
  'contract.renumbered': (facts) => t`moved the draft to contract${version(facts)}`,
  'budget.raised': (facts) => t`raised the budget, contract${version(facts)}`,
  'assertion.passed': (facts) => t`passed ${assertion(facts)}`,
  'assertion.failed': (facts) => t`failed ${assertion(facts)}`,
  'assertion.waived': (facts) => t`waived ${assertion(facts)}`,
  'assertion.reset': (facts) => t`set ${assertion(facts)} back to pending`,
  'assertion.reopened': (facts) => t`took back the verdict on ${assertion(facts)}`,
  'assertion.restored': (facts) => t`let the verdict on ${assertion(facts)} stand again`,
  'assertion.contradicted': (facts) => t`found ${assertion(facts)} contradicted`,
  'assertion.removed': (facts) => t`took ${assertion(facts)} out of the contract`,
};

const plan: Record<string, Sentence> = {
  'task.created': ({ task }) => t`added ${task}`,
  'task.updated': ({ task, list }) => t`edited ${task}: ${joined(list('fields').map(words)) || t`its fields`}`,
  'task.deleted': ({ task }) => t`deleted ${task}`,
  'task.restored': ({ task }) => t`brought back ${task}`,
  'task.superseded': ({ task, text }) => t`replaced ${task} by ${text('by') ?? t`another task`}`,
  'task.reinstated': ({ task, text }) => t`put ${task} back in the place of ${text('replaced') ?? t`its replacement`}`,
  'task.dependencies_changed': ({ task, list }) => {
    const [added, removed] = [list('added'), list('removed')];
    const parts = [
      added.length > 0 ? t`waits for ${joined(added)}` : '',
      removed.length > 0 ? t`no longer waits for ${joined(removed)}` : '',
    ].filter(Boolean);
    return `${parts.length > 0 ? t`decided that` : t`changed what`} ${task} ${parts.join(t` and `) || t`waits for`}`;
  },
  'task.assertions_taken_over': ({ task, text, list }) =>
    t`moved ${joined(list('assertions')) || 'assertions'} from ${text('from') ?? t`another task`} to ${task}`,
  'milestone.created': () => t`added a milestone`,
  'milestone.updated': () => t`edited a milestone`,
  'milestone.deleted': () => t`removed a milestone`,
  'milestone.restored': () => t`brought back a milestone`,
  'branch.created': () => t`opened a branch`,
  'branch.pruned': ({ list }) => t`pruned a branch, cancelling ${joined(list('cancelled')) || t`no task`}`,
};

const work: Record<string, Sentence> = {
  'task.claimed': (facts) => t`claimed ${facts.task}${attemptOf(facts)}`,
  'task.progressed': (facts) => t`reported progress on ${facts.task}${percent(facts)}`,
  'task.completed': ({ task }) => t`finished ${task}`,
  'task.submitted': ({ task }) => t`finished ${task}; it waits for a review`,
  'task.done': ({ task }) => t`finished ${task}`,
  'task.accepted': ({ task }) => t`accepted ${task}`,
  'task.sent_back': ({ task }) => t`sent ${task} back`,
  'task.attempt_failed': ({ task }) => t`failed at ${task}; it can be tried again`,
  'task.failed': ({ task }) => t`ended ${task} as failed: no attempt is left`,
  'task.released': ({ task }) => t`released ${task}`,
  'task.blocked': ({ task, text }) => t`blocked ${task} on ${blockWords[text('cause') ?? ''] ?? 'something'}`,
  'task.unblocked': ({ task, text }) => t`unblocked ${task}${causeOf(text('because'))}`,
  'task.retried': ({ task }) => t`granted ${task} one more attempt`,
  'task.skipped': ({ task }) => t`skipped ${task}`,
  'task.cancelled': ({ task, text }) =>
    text('supersededBy') ? t`cancelled ${task}, replaced by ${text('supersededBy')}` : t`cancelled ${task}`,
  'task.revoked': ({ task }) => t`took ${task} back from its worker`,
  'attempt.succeeded': (facts) => t`ended the lease on ${facts.task}${attemptOf(facts)}, succeeded`,
  'attempt.failed': (facts) => t`ended the lease on ${facts.task}${attemptOf(facts)}, failed`,
  'attempt.released': (facts) => t`gave back ${facts.task}${attemptOf(facts)}`,
  'attempt.blocked': (facts) => t`laid down ${facts.task}${attemptOf(facts)}, blocked`,
  'attempt.rejected': (facts) => t`rejected the result of ${facts.task}${attemptOf(facts)}`,
  'attempt.nudged': (facts) => t`asked the worker of ${facts.task} to show something${attemptOf(facts)}`,
  'attempt.cancelled': (facts) => t`cancelled the work on ${facts.task}${attemptOf(facts)}`,
  'usage.reported': (facts) => t`reported usage on ${facts.task}${attemptOf(facts)}`,
  'review.accepted': ({ task }) => t`accepted the result of ${task}`,
  'review.sent_back': ({ task }) => t`asked for changes to ${task}`,
  'review.undone': ({ task }) => t`took back the verdict on ${task}`,
  'handoff.left': ({ task, count }) => t`left ${count('items') ?? 'some'} leftovers with ${task}`,
  'handoff.disposed': ({ task, text }) => t`decided a leftover of ${task}: ${words(text('disposition'))}`,
  'handoff.reopened': ({ task }) => t`reopened a leftover of ${task}`,
};

// A task is named by its key, everything else by an id that says nothing to a reader.
function causeOf(because: string | null): string {
  if (because === null) return '';
  if (because.startsWith('act_')) return t`: its request was decided`;
  if (because.startsWith('qst_')) return t`: its question was answered`;
  return t` because of ${because}`;
}

const blockWords: Record<string, string> = {
  task: t`another task`,
  question: t`a question to a person`,
  action: t`an approval`,
  outside: t`something outside`,
};

const proof: Record<string, Sentence> = {
  'evidence.added': ({ task, text }) => {
    const about = text('assertion') ? t` for ${text('assertion')}` : '';
    return t`gave evidence on ${task}${about}: ${words(text('kind'))}, ${text('strength') ?? 'reported'}`;
  },
  'artifact.added': ({ task }) => t`kept an artifact of ${task}`,
  'state.updated': ({ text }) => t`set ${article(words(text('kind')) || 'entry')} to ${words(text('to'))}`,
  'state.recorded': ({ text }) => t`recorded ${article(words(text('kind')) || 'entry')}`,
  'question.asked': ({ task }) => t`asked a person about ${task}`,
  'question.answered': ({ task }) => t`answered a question about ${task}`,
  'question.reopened': ({ task }) => t`took back an answer about ${task}`,
  'action.requested': ({ task, text }) =>
    t`asked leave for an action in ${task}: ${words(text('decision')) || 'pending'}`,
  'action.approved': ({ task }) => t`approved an action of ${task}`,
  'action.rejected': ({ task }) => t`rejected an action of ${task}`,
  'action.approval_used': ({ task }) => t`used the approval of ${task}`,
  'action.consumed': ({ task }) => t`used the approval of ${task}`,
  'action.voided': ({ task }) => t`voided an approval of ${task}`,
  'action.reopened': ({ task }) => t`took back the verdict on an action of ${task}`,
};

const attention: Record<string, Sentence> = {
  'attention.resolved': (facts) => {
    const outcome = words(facts.text('outcome'));
    return t`decided ${noun(facts)}${outcome ? `: ${outcome}` : ''}`;
  },
  'attention.reopened': (facts) => t`took back a decision: ${noun(facts)}`,
  'attention.snoozed': ({ text }) => (text('until') ? t`snoozed a decision` : t`woke a decision`),
  'attention.assigned': ({ text }) =>
    text('assignee') ? t`gave a decision to a person` : t`gave a decision to nobody`,
};

/** What follows by itself, or from what somebody did in the same moment: whole sentences, in which nobody acts. */
const happenings: Record<string, Sentence> = {
  'mission.validate_reached': () => t`Every task is settled: the mission is in validate`,
  'mission.execute_resumed': () => t`Work is open again: the mission is back in execute`,
  'task.lost': ({ task }) => t`${task} went back into the queue: its lease had expired`,
  'task.assignee_left': ({ task, count }) =>
    t`${task} was assigned to somebody who left: ${count('others') ? t`it waits for the others` : t`it is open to anyone able`}`,
  'task.fell_back': ({ task }) => t`${task} went to its fallback for the last attempt`,
  'task.fallback_left': ({ task }) => t`The fallback of ${task} left`,
  'task.freed': ({ task }) => t`${task} went back into the queue`,
  'attempt.lost': (facts) => t`The lease on ${facts.task} expired${attemptOf(facts)}`,
  'attempt.cancel_requested': (facts) => t`The worker of ${facts.task} was asked to stop${attemptOf(facts)}`,
  'question.expired': ({ task }) => t`A question about ${task} was closed: nobody had answered in time`,
  'action.expired': ({ task }) => t`An approval of ${task} expired unused`,
  'attention.raised': (facts) => t`A person is needed: ${noun(facts)}`,
  'attention.changed': (facts) => t`What a person is needed for has changed: ${noun(facts)}`,
  'attention.cleared': (facts) => t`No person is needed any more: ${noun(facts)}`,
};

const sentences = new Map([mission, contract, plan, work, proof, attention].flatMap((told) => Object.entries(told)));

const article = (name: string): string => `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;

/**
 * What an event says. `byPrincipal`: the words go on after the name of who did it; otherwise they are a sentence of
 * their own. `taskKey` names its task. A type that is not known here is given as it is, so that nothing is hidden.
 */
export function tellEvent(event: Told, taskKey: string | null): { byPrincipal: boolean; words: string } {
  const { data, type } = event;
  const read = (name: string): unknown => data[name];
  const text = (name: string) => (typeof read(name) === 'string' ? (read(name) as string) : null);
  const facts: Facts = {
    task: taskKey ?? (type.startsWith('task.') ? text('key') : null) ?? t`a task`,
    text,
    count: (name) => (typeof read(name) === 'number' ? (read(name) as number) : null),
    list: (name) => (Array.isArray(read(name)) ? (read(name) as unknown[]).map(String) : []),
  };
  const happening = Object.hasOwn(happenings, type) ? happenings[type] : undefined;
  if (happening) return { byPrincipal: false, words: happening(facts) };
  return { byPrincipal: true, words: sentences.get(type)?.(facts) ?? type };
}
