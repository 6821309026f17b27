import { z } from 'zod';
import { missionRef, money, text, timestamp } from '@/lib/core/schemas';

const mission = missionRef;
const count = z.number().int().nonnegative();

export const missionMove = z.enum(['plan', 'execute', 'complete', 'failed', 'cancelled', 'reopen']);
export type MissionMove = z.infer<typeof missionMove>;

export const updateMissionStatusInput = z.object({
  mission,
  status: missionMove.describe(
    'plan leaves brainstorm; execute launches; complete, failed and cancelled end it; reopen takes an ended one up again. execute ⇄ validate is derived.',
  ),
  reason: text(4000).default('').describe('Needed to fail, cancel and reopen.'),
});
export type UpdateMissionStatusInput = z.infer<typeof updateMissionStatusInput>;

/** What leads to the repair of a problem: a place of the plan that the page can open. */
export const fix = z.object({
  kind: z.enum([
    'brief',
    'contract',
    'sign',
    'task',
    'new_task',
    'input',
    'members',
    'agents',
    'hold',
    'handoff',
    'assertion',
  ]),
  taskId: z.string().optional(),
  /** A field, an assertion's key, an input's name. */
  field: z.string().optional(),
});

export const problemCode = z.enum([
  'no_brief',
  'no_contract',
  'contract_not_signed',
  'no_assertions',
  'no_open_task',
  'cycle',
  'assertion_uncovered',
  'assertion_doubly_covered',
  'unknown_assertion',
  'input_not_bound',
  'no_budget',
  'no_reviewer',
  'dead_dependency',
  'task_not_ready_to_run',
  'nobody_able',
  'nobody_calls',
  'fallback_idle',
  'no_estimate',
  'late',
  'dear',
  'assignee_gone',
  'gate_without_validation',
  'no_pilot',
  'due_in_past',
  'task_open',
  'attempt_live',
  'assertion_open',
  'leftover',
  'hold_open',
]);
export type ProblemCode = z.infer<typeof problemCode>;

export const missionProblem = z.object({
  code: problemCode,
  severity: z.enum(['error', 'warning']),
  words: z.string(),
  fix,
});
export type MissionProblem = z.infer<typeof missionProblem>;

export const forecast = z
  .object({
    tasks: count.describe('Open tasks.'),
    timed: count.describe('Open tasks with an estimate of time.'),
    priced: count.describe('Open tasks with an estimate of money.'),
    chainMinutes: count.describe('The longest chain of open tasks; one without an estimate counts as nothing.'),
    workMinutes: count.describe('The estimates of all open tasks together.'),
    earliestFinish: timestamp
      .nullable()
      .describe(
        'From now, or from its start date, along the longest chain with nobody ever idle; null without estimates.',
      ),
    money: money
      .nullable()
      .describe('Spent so far and what the estimates say is still to come; null without estimates.'),
  })
  .describe("By the planners' own estimates; no promise.");
export type Forecast = z.infer<typeof forecast>;

export const readinessInput = z.object({ mission });
export const launchReadiness = z.object({
  for: z.enum(['launch', 'complete']).describe('The next step of a mission in its present state.'),
  ready: z.boolean().describe('No error is left; warnings may be.'),
  problems: z.array(missionProblem),
  forecast: forecast.nullable().describe('null where no task is open.'),
});
export type LaunchReadiness = z.infer<typeof launchReadiness>;
