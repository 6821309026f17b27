import { coverage } from '@/lib/contracts/rules';
import type { ContractTerms } from '@/lib/contracts/schema';
import { t } from '@/lib/core/words';
import type { MissionInput } from '@/lib/missions/schema';
import type { PlannedRow } from '@/lib/tasks/data-summary';
import { findClosedCircle, isOpen, type Link, missingNeeds, satisfies } from '@/lib/tasks/rules';
import type { TaskStatus } from '@/lib/tasks/schema';
import type { MissionProblem, ProblemCode } from './schema';
import { findIdleFallbacks, findUntaken, type Taker } from './takers';

export type Plan = {
  now: Date;
  brief: string;
  pilotId: string | null;
  inputs: readonly MissionInput[];
  /** Terms in force; null while none is signed. */
  terms: ContractTerms | null;
  hasDraft: boolean;
  tasks: readonly PlannedRow[];
  links: readonly Link[];
  gates: readonly { id: string; name: string }[];
  /** People who may review, and agents whose token lets them. */
  reviewers: readonly string[];
  /** People who may work. */
  people: readonly string[];
  agents: readonly Taker[];
};

// A reader repairs some at a time; a list of a thousand says no more than one of fifty.
const mostPerCode = 50;

const problem = (
  severity: MissionProblem['severity'],
  code: ProblemCode,
  words: string,
  fix: MissionProblem['fix'],
): MissionProblem => ({ severity, code, words, fix });

/** Everything that stands between a plan and its launch, errors first; empty of errors means launch. */
export function findLaunchProblems(plan: Plan): MissionProblem[] {
  const open = plan.tasks.filter(({ status }) => isOpen(status));
  const found = [
    ...missionProblems(plan, open),
    ...contractProblems(plan),
    ...graphProblems(plan, open),
    ...workerProblems(plan, open),
    ...findUntaken(open.filter(hasLivingAssignee(plan)), plan.agents, plan.people),
    ...findIdleFallbacks(open, plan),
    ...open.flatMap((task) => runProblems(plan, task)),
  ];
  const counts = new Map<string, number>();
  return found
    .filter(({ code }) => {
      counts.set(code, (counts.get(code) ?? 0) + 1);
      return (counts.get(code) ?? 0) <= mostPerCode;
    })
    .toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
}

function missionProblems({ brief, inputs, pilotId }: Plan, open: readonly PlannedRow[]): MissionProblem[] {
  const unbound = inputs.filter(({ required, value }) => required && isEmpty(value));
  return [
    ...(brief.trim() === '' ? [problem('error', 'no_brief', t`It has no brief.`, { kind: 'brief' })] : []),
    ...(open.length === 0 ? [problem('error', 'no_open_task', t`It has no task to do.`, { kind: 'new_task' })] : []),
    ...unbound.map(({ name }) =>
      problem('error', 'input_not_bound', t`The input ${name} has no value.`, { kind: 'input', field: name }),
    ),
    ...(pilotId === null
      ? [problem('warning', 'no_pilot', t`Nobody owns it as pilot.`, { kind: 'brief', field: 'pilotId' })]
      : []),
  ];
}

const isEmpty = (value: MissionInput['value']) =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

function contractProblems({ terms, hasDraft, tasks }: Plan): MissionProblem[] {
  if (!terms && hasDraft)
    return [problem('error', 'contract_not_signed', t`The contract is drafted, not signed.`, { kind: 'sign' })];
  if (!terms) return [problem('error', 'no_contract', t`It has no contract.`, { kind: 'contract' })];
  const { budget, assertions } = terms;
  const keys = assertions.map(({ key }) => key);
  const { uncovered, double } = coverage(keys, tasks);
  const unknown = tasks
    .filter(({ status }) => isOpen(status))
    .flatMap(({ id, key, fulfils }) =>
      fulfils.filter((name) => !keys.includes(name)).map((name) => ({ id, key, name })),
    );
  const capped = budget.none || budget.money || budget.tokens || budget.activeMinutes;
  return [
    ...(keys.length === 0
      ? [problem('error', 'no_assertions', t`The contract asserts nothing.`, { kind: 'contract', field: 'assertions' })]
      : []),
    ...(capped
      ? []
      : [
          problem('error', 'no_budget', t`The contract sets no budget and does not say so.`, {
            kind: 'contract',
            field: 'budget',
          }),
        ]),
    ...uncovered.map((key) =>
      problem('error', 'assertion_uncovered', t`No task fulfils ${key}.`, { kind: 'assertion', field: key }),
    ),
    ...double.map(({ key, tasks: both }) =>
      problem('error', 'assertion_doubly_covered', t`${both.join(t` and `)} both fulfil ${key}; exactly one must.`, {
        kind: 'assertion',
        field: key,
      }),
    ),
    ...unknown.map(({ id, key, name }) =>
      problem('error', 'unknown_assertion', t`${key} fulfils ${name}, which the contract does not hold.`, {
        kind: 'task',
        taskId: id,
        field: 'fulfils',
      }),
    ),
  ];
}

function graphProblems({ links, tasks, gates }: Plan, open: readonly PlannedRow[]): MissionProblem[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const circle = findClosedCircle([], links);
  const dead = open.flatMap((task) =>
    links
      .filter(({ from, to }) => to === task.id && byId.get(from)?.status === 'cancelled')
      .map(({ from }) => ({ task, on: byId.get(from)?.key })),
  );
  const openGates = gates.filter(
    ({ id }) => !tasks.some((task) => task.milestoneId === id && task.isValidation && task.status !== 'cancelled'),
  );
  return [
    ...(circle
      ? [
          problem(
            'error',
            'cycle',
            t`These wait for each other: ${circle.map((id) => byId.get(id)?.key ?? t`a gate`).join(' → ')}.`,
            {
              kind: 'task',
              ...(circle[0] && byId.has(circle[0]) && { taskId: circle[0] }),
              field: 'dependsOn',
            },
          ),
        ]
      : []),
    ...dead.map(({ task, on }) =>
      problem('error', 'dead_dependency', t`${task.key} waits for ${on}, which was cancelled.`, {
        kind: 'task',
        taskId: task.id,
        field: 'dependsOn',
      }),
    ),
    ...openGates.map(({ name }) =>
      problem('warning', 'gate_without_validation', t`${name} has a gate, but no validation task.`, {
        kind: 'new_task',
      }),
    ),
  ];
}

/** Whether it is for anybody, or for somebody who is still here. */
function hasLivingAssignee({ people, agents }: Plan): (task: PlannedRow) => boolean {
  const living = new Set([...people, ...agents.map(({ id }) => id)]);
  return ({ assignedTo }) => assignedTo.length === 0 || assignedTo.some((id) => living.has(id));
}

/** Somebody who is assigned and still here, and verification by somebody other than the worker. */
function workerProblems(plan: Plan, open: readonly PlannedRow[]): MissionProblem[] {
  const { reviewers } = plan;
  const isForSomebody = hasLivingAssignee(plan);
  return open.flatMap((task) => {
    const isGone = !isForSomebody(task);
    const verified = task.verification === 'review' || task.fulfils.length > 0;
    const onlyWorker = task.assignedTo.length === 1 ? task.assignedTo[0] : undefined;
    const others = reviewers.filter((id) => id !== onlyWorker);
    return [
      ...(isGone
        ? [
            problem('error', 'assignee_gone', t`${task.key} is assigned to nobody who could take it.`, {
              kind: 'task',
              taskId: task.id,
              field: 'assignedTo',
            }),
          ]
        : []),
      ...(verified && others.length === 0
        ? [
            problem('error', 'no_reviewer', t`Nobody but its worker could verify ${task.key}.`, {
              kind: 'members',
              taskId: task.id,
            }),
          ]
        : []),
    ];
  });
}

function runProblems({ terms, now }: Plan, task: PlannedRow): MissionProblem[] {
  const missing = missingNeeds(task);
  const severity = terms?.evidence.allEightRequired ? 'error' : 'warning';
  const lacks = missing.map((need) => need.replace('_', ' ')).join(', ');
  return [
    ...(missing.length > 0
      ? [
          problem(severity, 'task_not_ready_to_run', t`${task.key} says nothing about: ${lacks}.`, {
            kind: 'task',
            taskId: task.id,
            ...(missing[0] && { field: missing[0] }),
          }),
        ]
      : []),
    ...(task.dueAt && task.dueAt < now && !satisfies(task.status)
      ? [
          problem('warning', 'due_in_past', t`${task.key} was due before now.`, {
            kind: 'task',
            taskId: task.id,
            field: 'dueAt',
          }),
        ]
      : []),
  ];
}

export type Ending = {
  /** Attempts that were asked to stop, of tasks that have ended; what they hand over may be a leftover. */
  liveAttempts: readonly { taskId: string; taskKey: string }[];
  openTasks: readonly { id: string; key: string; status: TaskStatus }[];
  openAssertions: readonly { key: string; state: string }[];
  leftovers: readonly { id: string; taskId: string; taskKey: string }[];
  holds: readonly string[];
};

/** Everything that stands between a mission and its completion (R8). */
export function findCompletionProblems(ending: Ending): MissionProblem[] {
  const { openTasks, liveAttempts, openAssertions, leftovers, holds } = ending;
  return [
    ...openTasks.map(({ id, key, status }) =>
      problem('error', 'task_open', t`${key} is ${status.replace('_', ' ')}.`, { kind: 'task', taskId: id }),
    ),
    ...liveAttempts.map(({ taskId, taskKey }) =>
      problem(
        'error',
        'attempt_live',
        t`The worker of ${taskKey} was asked to stop and may still hand over for a minute.`,
        {
          kind: 'task',
          taskId,
        },
      ),
    ),
    ...openAssertions.map(({ key, state }) =>
      problem('error', 'assertion_open', t`${key} is ${state}.`, { kind: 'assertion', field: key }),
    ),
    ...leftovers.map(({ id, taskId, taskKey }) =>
      problem('error', 'leftover', t`A leftover of ${taskKey} has no disposition.`, {
        kind: 'handoff',
        taskId,
        field: id,
      }),
    ),
    ...holds
      .filter((reason) => reason !== 'budget')
      .map((reason) =>
        problem('error', 'hold_open', t`It is on hold (${reason.replace('_', ' ')}).`, { kind: 'hold', field: reason }),
      ),
  ];
}
