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
const attemptOf = ({ count }: Facts): string => (count('number') === null ? '' : `, attempt ${count('number')}`);
const noun = ({ text }: Facts): string => kindNouns[text('kind') ?? ''] ?? (words(text('kind')) || 'a decision');
const version = ({ count }: Facts): string => (count('version') === null ? '' : ` version ${count('version')}`);
const assertion = ({ text }: Facts): string => text('key') ?? text('assertion') ?? 'an assertion';
const percent = ({ count }: Facts): string => (count('percent') === null ? '' : `, ${count('percent')} %`);

/** What a person is needed for, by the kind of the item. */
const kindNouns: Record<string, string> = {
  contract_to_sign: 'a signature under the contract',
  task_review: 'a review',
  retry_limit: 'a task without attempts left',
  worker_lost: 'a lost worker',
  worker_releasing: 'a task that is given back again and again',
  budget_warning: 'a budget that runs low',
  budget_breach: 'a spent budget',
  task_budget: 'the spent budget of a task',
  question: 'a question',
  restricted_action: 'an approval',
  task_blocked: 'a blocked task',
  dead_block: 'a block that nothing will end',
  assertion_failed: 'a failed assertion',
  assertion_contradicted: 'a contradicted assertion',
  uncovered_assertion: 'an assertion without a task',
  validate_reached: 'the completion',
  leftover: 'a leftover',
};

const mission: Record<string, Sentence> = {
  'mission.created': () => 'created the mission',
  'mission.instantiated': () => 'made the mission from a template',
  'mission.duplicated': () => 'made the mission as a copy of another',
  'mission.updated': ({ list }) => `edited the mission: ${joined(list('fields').map(words)) || 'its fields'}`,
  'mission.planned': () => 'began to plan',
  'mission.launched': (facts) => `launched the mission with ${facts.count('tasks') ?? 'its'} tasks`,
  'mission.held': ({ text }) => `put the mission on hold, ${words(text('reason'))}`,
  'mission.resumed': ({ text }) => `ended the hold, ${words(text('reason'))}`,
  'mission.progress_set': ({ count }) =>
    count('percent') === null ? 'took back the manual progress' : `set the manual progress to ${count('percent')} %`,
  'mission.completed': () => 'completed the mission',
  'mission.failed': () => 'ended the mission as failed',
  'mission.cancelled': () => 'cancelled the mission',
  'mission.reopened': ({ text }) => `reopened the mission into ${words(text('to'))}`,
  'mission.archived': () => 'archived the mission',
  'mission.unarchived': () => 'took the mission out of the archive',
  'receipt.sealed': ({ text, count }) =>
    `sealed receipt ${text('number') ?? ''} version ${count('version') ?? 1}, over ${count('covers') ?? 'all'} events`,
  'note.added': ({ task }) => (task === 'a task' ? 'left a note' : `left a note on ${task}`),
};

const contract: Record<string, Sentence> = {
  'contract.proposed': (facts) => `wrote contract${version(facts)}`,
  'contract.signed': (facts) => `signed contract${version(facts)}`,
  'contract.discarded': (facts) => `discarded the draft of contract${version(facts)}`,
  'contract.renumbered': (facts) => `moved the draft to contract${version(facts)}`,
  'budget.raised': (facts) => `raised the budget, contract${version(facts)}`,
  'assertion.passed': (facts) => `passed ${assertion(facts)}`,
  'assertion.failed': (facts) => `failed ${assertion(facts)}`,
  'assertion.waived': (facts) => `waived ${assertion(facts)}`,
  'assertion.reset': (facts) => `set ${assertion(facts)} back to pending`,
  'assertion.reopened': (facts) => `took back the verdict on ${assertion(facts)}`,
  'assertion.restored': (facts) => `let the verdict on ${assertion(facts)} stand again`,
  'assertion.contradicted': (facts) => `found ${assertion(facts)} contradicted`,
  'assertion.removed': (facts) => `took ${assertion(facts)} out of the contract`,
};

const plan: Record<string, Sentence> = {
  'task.created': ({ task }) => `added ${task}`,
  'task.updated': ({ task, list }) => `edited ${task}: ${joined(list('fields').map(words)) || 'its fields'}`,
  'task.deleted': ({ task }) => `deleted ${task}`,
  'task.restored': ({ task }) => `brought back ${task}`,
  'task.superseded': ({ task, text }) => `replaced ${task} by ${text('by') ?? 'another task'}`,
  'task.reinstated': ({ task, text }) => `put ${task} back in the place of ${text('replaced') ?? 'its replacement'}`,
  'task.dependencies_changed': ({ task, list }) => {
    const [added, removed] = [list('added'), list('removed')];
    const parts = [
      added.length > 0 ? `waits for ${joined(added)}` : '',
      removed.length > 0 ? `no longer waits for ${joined(removed)}` : '',
    ].filter(Boolean);
    return `${parts.length > 0 ? 'decided that' : 'changed what'} ${task} ${parts.join(' and ') || 'waits for'}`;
  },
  'task.assertions_taken_over': ({ task, text, list }) =>
    `moved ${joined(list('assertions')) || 'assertions'} from ${text('from') ?? 'another task'} to ${task}`,
  'milestone.created': () => 'added a milestone',
  'milestone.updated': () => 'edited a milestone',
  'milestone.deleted': () => 'removed a milestone',
  'milestone.restored': () => 'brought back a milestone',
  'branch.created': () => 'opened a branch',
  'branch.pruned': ({ list }) => `pruned a branch, cancelling ${joined(list('cancelled')) || 'no task'}`,
};

const work: Record<string, Sentence> = {
  'task.claimed': (facts) => `claimed ${facts.task}${attemptOf(facts)}`,
  'task.progressed': (facts) => `reported progress on ${facts.task}${percent(facts)}`,
  'task.completed': ({ task }) => `finished ${task}`,
  'task.submitted': ({ task }) => `finished ${task}; it waits for a review`,
  'task.done': ({ task }) => `finished ${task}`,
  'task.accepted': ({ task }) => `accepted ${task}`,
  'task.sent_back': ({ task }) => `sent ${task} back`,
  'task.attempt_failed': ({ task }) => `failed at ${task}; it can be tried again`,
  'task.failed': ({ task }) => `ended ${task} as failed: no attempt is left`,
  'task.released': ({ task }) => `released ${task}`,
  'task.blocked': ({ task, text }) => `blocked ${task} on ${blockWords[text('cause') ?? ''] ?? 'something'}`,
  'task.unblocked': ({ task, text }) => `unblocked ${task}${causeOf(text('because'))}`,
  'task.retried': ({ task }) => `granted ${task} one more attempt`,
  'task.skipped': ({ task }) => `skipped ${task}`,
  'task.cancelled': ({ task, text }) =>
    text('supersededBy') ? `cancelled ${task}, replaced by ${text('supersededBy')}` : `cancelled ${task}`,
  'task.revoked': ({ task }) => `took ${task} back from its worker`,
  'attempt.succeeded': (facts) => `ended the lease on ${facts.task}${attemptOf(facts)}, succeeded`,
  'attempt.failed': (facts) => `ended the lease on ${facts.task}${attemptOf(facts)}, failed`,
  'attempt.released': (facts) => `gave back ${facts.task}${attemptOf(facts)}`,
  'attempt.blocked': (facts) => `laid down ${facts.task}${attemptOf(facts)}, blocked`,
  'attempt.rejected': (facts) => `rejected the result of ${facts.task}${attemptOf(facts)}`,
  'attempt.cancelled': (facts) => `cancelled the work on ${facts.task}${attemptOf(facts)}`,
  'usage.reported': (facts) => `reported usage on ${facts.task}${attemptOf(facts)}`,
  'review.accepted': ({ task }) => `accepted the result of ${task}`,
  'review.sent_back': ({ task }) => `asked for changes to ${task}`,
  'review.undone': ({ task }) => `took back the verdict on ${task}`,
  'handoff.left': ({ task, count }) => `left ${count('items') ?? 'some'} leftovers with ${task}`,
  'handoff.disposed': ({ task, text }) => `decided a leftover of ${task}: ${words(text('disposition'))}`,
  'handoff.reopened': ({ task }) => `reopened a leftover of ${task}`,
};

// A task is named by its key, everything else by an id that says nothing to a reader.
function causeOf(because: string | null): string {
  if (because === null) return '';
  if (because.startsWith('act_')) return ': its request was decided';
  if (because.startsWith('qst_')) return ': its question was answered';
  return ` because of ${because}`;
}

const blockWords: Record<string, string> = {
  task: 'another task',
  question: 'a question to a person',
  action: 'an approval',
  outside: 'something outside',
};

const proof: Record<string, Sentence> = {
  'evidence.added': ({ task, text }) => {
    const about = text('assertion') ? ` for ${text('assertion')}` : '';
    return `gave evidence on ${task}${about}: ${words(text('kind'))}, ${text('strength') ?? 'reported'}`;
  },
  'artifact.added': ({ task }) => `kept an artifact of ${task}`,
  'state.updated': ({ text }) => `set ${article(words(text('kind')) || 'entry')} to ${words(text('to'))}`,
  'state.recorded': ({ text }) => `recorded ${article(words(text('kind')) || 'entry')}`,
  'question.asked': ({ task }) => `asked a person about ${task}`,
  'question.answered': ({ task }) => `answered a question about ${task}`,
  'question.reopened': ({ task }) => `took back an answer about ${task}`,
  'action.requested': ({ task, text }) =>
    `asked leave for an action in ${task}: ${words(text('decision')) || 'pending'}`,
  'action.approved': ({ task }) => `approved an action of ${task}`,
  'action.rejected': ({ task }) => `rejected an action of ${task}`,
  'action.approval_used': ({ task }) => `used the approval of ${task}`,
  'action.consumed': ({ task }) => `used the approval of ${task}`,
  'action.voided': ({ task }) => `voided an approval of ${task}`,
  'action.reopened': ({ task }) => `took back the verdict on an action of ${task}`,
};

const attention: Record<string, Sentence> = {
  'attention.resolved': (facts) => {
    const outcome = words(facts.text('outcome'));
    return `decided ${noun(facts)}${outcome ? `: ${outcome}` : ''}`;
  },
  'attention.reopened': (facts) => `took back a decision: ${noun(facts)}`,
  'attention.snoozed': ({ text }) => (text('until') ? 'snoozed a decision' : 'woke a decision'),
  'attention.assigned': ({ text }) => (text('assignee') ? 'gave a decision to a person' : 'gave a decision to nobody'),
};

/** What follows by itself, or from what somebody did in the same moment: whole sentences, in which nobody acts. */
const happenings: Record<string, Sentence> = {
  'mission.validate_reached': () => 'Every task is settled: the mission is in validate',
  'mission.execute_resumed': () => 'Work is open again: the mission is back in execute',
  'task.lost': ({ task }) => `${task} went back into the queue: its lease had expired`,
  'task.assignee_left': ({ task, count }) =>
    `${task} was assigned to somebody who left: ${count('others') ? 'it waits for the others' : 'it is open to anyone able'}`,
  'task.freed': ({ task }) => `${task} went back into the queue`,
  'attempt.lost': (facts) => `The lease on ${facts.task} expired${attemptOf(facts)}`,
  'attempt.cancel_requested': (facts) => `The worker of ${facts.task} was asked to stop${attemptOf(facts)}`,
  'question.expired': ({ task }) => `A question about ${task} was closed: nobody had answered in time`,
  'action.expired': ({ task }) => `An approval of ${task} expired unused`,
  'attention.raised': (facts) => `A person is needed: ${noun(facts)}`,
  'attention.changed': (facts) => `What a person is needed for has changed: ${noun(facts)}`,
  'attention.cleared': (facts) => `No person is needed any more: ${noun(facts)}`,
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
    task: taskKey ?? (type.startsWith('task.') ? text('key') : null) ?? 'a task',
    text,
    count: (name) => (typeof read(name) === 'number' ? (read(name) as number) : null),
    list: (name) => (Array.isArray(read(name)) ? (read(name) as unknown[]).map(String) : []),
  };
  const happening = Object.hasOwn(happenings, type) ? happenings[type] : undefined;
  if (happening) return { byPrincipal: false, words: happening(facts) };
  return { byPrincipal: true, words: sentences.get(type)?.(facts) ?? type };
}
