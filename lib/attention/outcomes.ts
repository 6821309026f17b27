import { deciders, planners, type Role, reviewers } from '@/lib/core/principal';
import { t } from '@/lib/core/words';

/** What a decision may have to carry besides its outcome. */
export const needs = ['reason', 'answer', 'parameters', 'task', 'budget', 'dependents', 'signature', 'cause'] as const;
export type Need = (typeof needs)[number];

export type Outcome = {
  readonly name: string;
  /** The button: a verb. */
  readonly label: string;
  /** One letter; the same letter means the same thing on every card. Never G J K S X Z, which are the queue's own. */
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

export const skip: Outcome = {
  name: 'skip',
  label: t`Skip the task`,
  key: 'P',
  consequence: t`The task counts as settled without a result; what depends on it may start.`,
  roles: planners,
  calls: 'skip_task',
  requires: ['reason'],
  tone: 'plain',
  undoable: false,
};

export const cancel: Outcome = {
  name: 'cancel',
  label: t`Cancel the task`,
  key: 'C',
  consequence: t`The task is given up; open dependents are cancelled or detached, as you say.`,
  roles: planners,
  calls: 'cancel_task',
  requires: ['reason'],
  accepts: ['dependents', 'task'],
  tone: 'danger',
  undoable: false,
};

export const leave: Outcome = {
  name: 'leave',
  label: t`Leave it as it is`,
  key: 'L',
  consequence: t`Nothing changes; the item comes back only if it happens again.`,
  roles: deciders,
  calls: null,
  tone: 'plain',
  undoable: true,
};

export const unblock: Outcome = {
  name: 'unblock',
  label: t`Unblock`,
  key: 'A',
  consequence: t`The task is todo again; the next worker is told what you write here.`,
  roles: planners,
  calls: 'unblock_task',
  requires: ['reason'],
  tone: 'main',
  undoable: false,
};

export const raise: Outcome = {
  name: 'raise',
  label: t`Raise the budget`,
  key: 'A',
  consequence: t`One clause of the contract is amended and signed by you; a hold for the budget ends below the new cap.`,
  roles: planners,
  calls: 'raise_budget',
  requires: ['budget'],
  accepts: ['reason', 'signature'],
  tone: 'main',
  undoable: false,
};

export const failMission: Outcome = {
  name: 'fail_mission',
  label: t`Fail the mission`,
  key: 'F',
  consequence: t`The mission ends as failed; live attempts are cancelled and the receipt is sealed.`,
  roles: planners,
  calls: 'update_mission_status',
  requires: ['reason'],
  tone: 'danger',
  undoable: false,
};

export const waive: Outcome = {
  name: 'waive',
  label: t`Waive it`,
  key: 'W',
  consequence: t`The assertion no longer stops completion; your name and reason stand in the receipt.`,
  roles: reviewers,
  calls: 'decide_assertion',
  requires: ['reason'],
  tone: 'danger',
  undoable: true,
};
