import { deciders, planners, type Role, reviewers } from '@/lib/core/principal';
import type { AttentionKind } from './schema';

/** What a decision may have to carry besides its outcome. */
export const needs = ['reason', 'answer', 'parameters', 'task', 'budget', 'dependents', 'signature', 'cause'] as const;
export type Need = (typeof needs)[number];

export type Outcome = {
  readonly name: string;
  /** The button: a verb. */
  readonly label: string;
  /** One letter; the same letter means the same thing on every card. */
  readonly key: string;
  /** What happens then, in one sentence. */
  readonly consequence: string;
  /** Who may choose it: who may call the operation behind it. */
  readonly roles: readonly Role[];
  /** The operation behind it; null where choosing it changes nothing but the item. */
  readonly calls: string | null;
  readonly requires?: readonly Need[];
  readonly accepts?: readonly Need[];
  readonly tone: 'main' | 'plain' | 'danger';
  /** Whether reopen_attention can take it back while its effect is not consumed. */
  readonly undoable: boolean;
};

export type KindRule = {
  /** What is asked, in a few words; stands above the title. */
  readonly title: string;
  /** The short word of filters and counts. */
  readonly word: string;
  /** 1 changes nothing outside, 2 changes the plan, 3 changes what counts as proved, 4 leaves the company. */
  readonly risk: 1 | 2 | 3 | 4;
  readonly riskWords: string;
  /** Whether work stands still until it is decided: such an item has no bare dismissal. */
  readonly holdsWork: boolean;
  /** Hours to decide where the contract's cadence says nothing; null: no deadline of its own. */
  readonly decideWithinHours: number | null;
  readonly ifNobody: string;
  readonly outcomes: readonly Outcome[];
};

const skip: Outcome = {
  name: 'skip',
  label: 'Skip the task',
  key: 'K',
  consequence: 'The task counts as settled without a result; what depends on it may start.',
  roles: planners,
  calls: 'skip_task',
  requires: ['reason'],
  tone: 'plain',
  undoable: false,
};

const cancel: Outcome = {
  name: 'cancel',
  label: 'Cancel the task',
  key: 'C',
  consequence: 'The task is given up; open dependents are cancelled or detached, as you say.',
  roles: planners,
  calls: 'cancel_task',
  requires: ['reason'],
  accepts: ['dependents', 'task'],
  tone: 'danger',
  undoable: false,
};

const leave: Outcome = {
  name: 'leave',
  label: 'Leave it as it is',
  key: 'L',
  consequence: 'Nothing changes; the item comes back only if it happens again.',
  roles: deciders,
  calls: null,
  tone: 'plain',
  undoable: true,
};

const unblock: Outcome = {
  name: 'unblock',
  label: 'Unblock',
  key: 'A',
  consequence: 'The task is todo again; the next worker is told what you write here.',
  roles: planners,
  calls: 'unblock_task',
  requires: ['reason'],
  tone: 'main',
  undoable: false,
};

const raise: Outcome = {
  name: 'raise',
  label: 'Raise the budget',
  key: 'A',
  consequence: 'One clause of the contract is amended and signed by you; a hold for the budget ends below the new cap.',
  roles: planners,
  calls: 'raise_budget',
  requires: ['budget'],
  accepts: ['reason', 'signature'],
  tone: 'main',
  undoable: false,
};

const failMission: Outcome = {
  name: 'fail_mission',
  label: 'Fail the mission',
  key: 'F',
  consequence: 'The mission ends as failed; live attempts are cancelled and the receipt is sealed.',
  roles: planners,
  calls: 'update_mission_status',
  requires: ['reason'],
  tone: 'danger',
  undoable: false,
};

const waive: Outcome = {
  name: 'waive',
  label: 'Waive it',
  key: 'W',
  consequence: 'The assertion no longer stops completion; your name and reason stand in the receipt.',
  roles: reviewers,
  calls: 'decide_assertion',
  requires: ['reason'],
  tone: 'danger',
  undoable: true,
};

/** Every kind of item: what is asked, who may answer how, and what happens otherwise. */
export const kinds: Record<AttentionKind, KindRule> = {
  contract_to_sign: {
    title: 'Contract to sign',
    word: 'Contracts',
    risk: 3,
    riskWords: 'binds the mission',
    holdsWork: true,
    decideWithinHours: 24,
    ifNobody: 'The draft changes nothing: what is in force stays in force, and an unsigned mission cannot launch.',
    outcomes: [
      {
        name: 'sign',
        label: 'Sign',
        key: 'A',
        consequence: 'This version is in force at once, under your name.',
        roles: planners,
        calls: 'sign_contract',
        accepts: ['signature'],
        tone: 'main',
        undoable: false,
      },
      {
        name: 'discard',
        label: 'Discard the draft',
        key: 'R',
        consequence: 'The draft is gone; its author reads your reason, and what is in force stays.',
        roles: planners,
        calls: 'discard_contract',
        requires: ['reason'],
        tone: 'danger',
        undoable: false,
      },
    ],
  },
  task_review: {
    title: 'Task to review',
    word: 'Reviews',
    risk: 2,
    riskWords: 'decides what counts as done',
    holdsWork: true,
    decideWithinHours: 24,
    ifNobody: 'The task stays in review and everything behind it waits.',
    outcomes: [
      {
        name: 'accept',
        label: 'Accept',
        key: 'A',
        consequence: 'The task is done and what depends on it may start.',
        roles: reviewers,
        calls: 'review_task',
        accepts: ['reason'],
        tone: 'main',
        undoable: true,
      },
      {
        name: 'send_back',
        label: 'Send back',
        key: 'R',
        consequence: 'The task is todo again; one attempt is used and the next worker reads your reasons.',
        roles: reviewers,
        calls: 'review_task',
        requires: ['reason'],
        tone: 'plain',
        undoable: true,
      },
    ],
  },
  retry_limit: {
    title: 'Retry limit reached',
    word: 'Retry limit',
    risk: 2,
    riskWords: 'changes the plan',
    holdsWork: true,
    decideWithinHours: null,
    ifNobody: 'The task stays failed and everything behind it waits.',
    outcomes: [
      {
        name: 'retry',
        label: 'Try once more',
        key: 'A',
        consequence: 'One attempt is added and the task is ready again.',
        roles: planners,
        calls: 'retry_task',
        accepts: ['reason'],
        tone: 'main',
        undoable: false,
      },
      skip,
      cancel,
    ],
  },
  worker_lost: {
    title: 'A worker was lost',
    word: 'Lost workers',
    risk: 1,
    riskWords: 'changes nothing outside',
    holdsWork: false,
    decideWithinHours: null,
    ifNobody: 'The task is in the queue again and the next able worker takes it.',
    outcomes: [leave, skip, cancel],
  },
  worker_releasing: {
    title: 'Given back again and again',
    word: 'Given back',
    risk: 1,
    riskWords: 'changes nothing outside',
    holdsWork: false,
    decideWithinHours: null,
    ifNobody: 'The task stays in the queue and may be given back once more.',
    outcomes: [leave, skip, cancel],
  },
  budget_warning: {
    title: 'Budget nearly used',
    word: 'Budget',
    risk: 2,
    riskWords: 'spends money',
    holdsWork: false,
    decideWithinHours: 24,
    ifNobody: 'At the cap the mission goes on hold and live attempts have 60 seconds to hand over.',
    outcomes: [
      raise,
      { ...leave, label: 'Keep the cap', consequence: 'The cap stays; at 100 % the mission goes on hold.' },
    ],
  },
  budget_breach: {
    title: 'Budget used up',
    word: 'Budget',
    risk: 3,
    riskWords: 'spends money',
    holdsWork: true,
    decideWithinHours: 24,
    ifNobody: 'The mission stays on hold: nothing is claimed and nothing is approved.',
    outcomes: [raise, failMission],
  },
  task_budget: {
    title: 'Task budget used up',
    word: 'Budget',
    risk: 2,
    riskWords: 'spends money',
    holdsWork: true,
    decideWithinHours: 24,
    ifNobody: 'The task is not claimed again and everything behind it waits.',
    outcomes: [
      {
        ...raise,
        name: 'raise_task',
        label: "Raise the task's budget",
        consequence: 'The task has a new cap within the mission’s and may be claimed again.',
        calls: 'update_task',
        accepts: ['reason'],
      },
      skip,
      cancel,
    ],
  },
  question: {
    title: 'Question',
    word: 'Questions',
    risk: 1,
    riskWords: 'changes nothing outside',
    holdsWork: true,
    decideWithinHours: 24,
    ifNobody: 'Without a timeout the question stays open and a task blocked on it waits.',
    outcomes: [
      {
        name: 'answer',
        label: 'Answer',
        key: 'A',
        consequence: 'The worker is told with its next heartbeat; a task blocked on it is ready again.',
        roles: deciders,
        calls: 'answer_question',
        requires: ['answer'],
        tone: 'main',
        undoable: true,
      },
    ],
  },
  restricted_action: {
    title: 'Approval of a restricted action',
    word: 'Approvals',
    risk: 4,
    riskWords: 'leaves the company',
    holdsWork: true,
    decideWithinHours: 4,
    ifNobody: 'The request expires at its deadline and nothing is done.',
    outcomes: [
      {
        name: 'approve',
        label: 'Approve',
        key: 'A',
        consequence: 'Exactly this action may be done once, until the approval expires.',
        roles: reviewers,
        calls: 'decide_action',
        accepts: ['reason'],
        tone: 'main',
        undoable: true,
      },
      {
        name: 'edit',
        label: 'Edit and approve',
        key: 'E',
        consequence: 'The action as you edited it may be done once; the worker is told the difference.',
        roles: reviewers,
        calls: 'decide_action',
        requires: ['parameters'],
        accepts: ['reason'],
        tone: 'plain',
        undoable: true,
      },
      {
        name: 'reject',
        label: 'Reject with a reason',
        key: 'R',
        consequence: 'Nothing is done; the worker reads your reason.',
        roles: reviewers,
        calls: 'decide_action',
        requires: ['reason'],
        tone: 'plain',
        undoable: true,
      },
    ],
  },
  task_blocked: {
    title: 'Blocked on a person',
    word: 'Blocked',
    risk: 2,
    riskWords: 'changes the plan',
    holdsWork: true,
    decideWithinHours: null,
    ifNobody: 'At its check-by date the block counts as dead and comes back here.',
    outcomes: [unblock, skip, cancel],
  },
  dead_block: {
    title: 'Blocked on something that will not come',
    word: 'Dead blocks',
    risk: 2,
    riskWords: 'changes the plan',
    holdsWork: true,
    decideWithinHours: 24,
    ifNobody: 'The task can never go on by itself and everything behind it waits.',
    outcomes: [
      unblock,
      {
        name: 'cite',
        label: 'Wait for something else',
        key: 'E',
        consequence: 'The task stays blocked, now on the cause that you name.',
        roles: planners,
        calls: 'block_task',
        requires: ['cause', 'reason'],
        tone: 'plain',
        undoable: false,
      },
      skip,
      cancel,
    ],
  },
  assertion_failed: {
    title: 'An assertion failed',
    word: 'Assertions',
    risk: 3,
    riskWords: 'decides what counts as proved',
    holdsWork: true,
    decideWithinHours: 24,
    ifNobody: 'The mission goes on, but it cannot complete.',
    outcomes: [
      {
        name: 'pass',
        label: 'It passed after all',
        key: 'A',
        consequence: 'The assertion counts as passed on your word and reason.',
        roles: reviewers,
        calls: 'decide_assertion',
        requires: ['reason'],
        tone: 'plain',
        undoable: true,
      },
      waive,
      failMission,
    ],
  },
  assertion_contradicted: {
    title: 'Evidence contradicts an assertion',
    word: 'Assertions',
    risk: 3,
    riskWords: 'decides what counts as proved',
    holdsWork: true,
    decideWithinHours: 24,
    ifNobody: 'The assertion stays pending and the mission cannot complete.',
    outcomes: [
      {
        name: 'pass',
        label: 'It passed nevertheless',
        key: 'A',
        consequence: 'The assertion counts as passed on your word and reason.',
        roles: reviewers,
        calls: 'decide_assertion',
        requires: ['reason'],
        tone: 'plain',
        undoable: true,
      },
      {
        name: 'fail',
        label: 'It failed',
        key: 'R',
        consequence: 'The assertion is failed until a fix task takes it over or it is waived.',
        roles: reviewers,
        calls: 'decide_assertion',
        requires: ['reason'],
        tone: 'plain',
        undoable: true,
      },
      waive,
    ],
  },
  uncovered_assertion: {
    title: 'No single task shows this assertion',
    word: 'Coverage',
    risk: 2,
    riskWords: 'changes the plan',
    holdsWork: true,
    decideWithinHours: 24,
    ifNobody: 'The mission goes on, but it cannot complete.',
    outcomes: [
      {
        name: 'cover',
        label: 'Name the task',
        key: 'A',
        consequence: 'The task that you name fulfils it from now on, and no other.',
        roles: planners,
        calls: 'update_task',
        requires: ['task'],
        tone: 'main',
        undoable: false,
      },
      waive,
    ],
  },
  validate_reached: {
    title: 'Ready to complete?',
    word: 'Validation',
    risk: 3,
    riskWords: 'seals the receipt',
    holdsWork: true,
    decideWithinHours: null,
    ifNobody: 'The mission stays in validation; nothing more is claimed.',
    outcomes: [
      {
        name: 'complete',
        label: 'Complete the mission',
        key: 'A',
        consequence: 'The mission is complete and its receipt is sealed.',
        roles: planners,
        calls: 'update_mission_status',
        accepts: ['reason'],
        tone: 'main',
        undoable: false,
      },
      failMission,
    ],
  },
  leftover: {
    title: 'Leftover of a handoff',
    word: 'Leftovers',
    risk: 2,
    riskWords: 'changes the plan',
    holdsWork: true,
    decideWithinHours: null,
    ifNobody: 'The mission goes on, but it cannot complete.',
    outcomes: [
      {
        name: 'tracked_by',
        label: 'A task tracks it',
        key: 'A',
        consequence: 'The leftover is settled by naming the task that keeps it in view.',
        roles: deciders,
        calls: 'dispose_handoff_item',
        requires: ['task'],
        accepts: ['reason'],
        tone: 'main',
        undoable: true,
      },
      {
        name: 'fixed_by',
        label: 'A task fixes it',
        key: 'E',
        consequence: 'The leftover is settled by naming the task that fixes it.',
        roles: deciders,
        calls: 'dispose_handoff_item',
        requires: ['task'],
        accepts: ['reason'],
        tone: 'plain',
        undoable: true,
      },
      {
        name: 'dismissed',
        label: 'Dismiss with a reason',
        key: 'R',
        consequence: 'The leftover is settled; your reason stands in the receipt.',
        roles: deciders,
        calls: 'dispose_handoff_item',
        requires: ['reason'],
        tone: 'plain',
        undoable: true,
      },
    ],
  },
};

/** The cause that a choice to leave an item stands for: while it is the same, the item is not raised again. */
export function standingOf(
  item: { kind: AttentionKind; attemptId: string | null },
  mission: { budgetMicros: bigint | null; budgetTokens: bigint | null },
): string {
  if (item.kind === 'budget_warning') return `${mission.budgetMicros ?? ''} ${mission.budgetTokens ?? ''}`;
  return item.attemptId ?? '';
}

/** The outcome of this name, if the kind has it. */
export function findOutcome(kind: AttentionKind, name: string): Outcome | undefined {
  return kinds[kind].outcomes.find((outcome) => outcome.name === name);
}
