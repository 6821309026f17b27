import { operation } from '@/lib/core/operation';
import { allow, deciders, everyRole, planners } from '@/lib/core/principal';
import {
  attemptDetail,
  attemptPage,
  getAttemptInput,
  heartbeatTaskInput,
  heartbeatTaskOutput,
  listAttemptsInput,
  listOrphanReportsInput,
  nudgeAttemptInput,
  orphanReportPage,
  reportProgressInput,
  reportProgressOutput,
  reportUsageInput,
  reportUsageOutput,
} from './schema';
import { missionCost, missionCostInput } from './schema-cost';
import { missionTimeline, missionTimelineInput } from './schema-timeline';

export const heartbeatTask = operation({
  name: 'heartbeat_task',
  title: 'Keep a task',
  description:
    'Extends your lease and tells you whether to stop; WHEN you hold a task, every third of its lease, e.g. {task, leaseToken}.',
  method: 'POST',
  path: '/tasks/{task}/heartbeat',
  kind: 'write',
  access: allow(deciders, 'work'),
  input: heartbeatTaskInput,
  output: heartbeatTaskOutput,
  ownKey: true,
});

export const reportProgress = operation({
  name: 'report_progress',
  title: 'Report progress',
  description:
    'Says how far you are and leaves a checkpoint for whoever comes after you; WHEN a step is done, e.g. {percent: 40, note: "3 of 8 pages"}.',
  method: 'POST',
  path: '/tasks/{task}/progress',
  kind: 'write',
  access: allow(deciders, 'work'),
  input: reportProgressInput,
  output: reportProgressOutput,
});

export const reportUsage = operation({
  name: 'report_usage',
  title: 'Report usage',
  description:
    'Running totals of tokens, money and time per model since the claim; WHEN they changed, also after the lease is gone.',
  method: 'POST',
  path: '/tasks/{task}/usage',
  kind: 'write',
  access: allow(deciders, 'work'),
  input: reportUsageInput,
  output: reportUsageOutput,
});

export const getAttempt = operation({
  name: 'get_attempt',
  title: 'Get an attempt',
  description:
    'One attempt with what its worker was told, did, used and left; WHEN you review, take over or look into a failure.',
  method: 'GET',
  path: '/attempts/{attempt}',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: getAttemptInput,
  output: attemptDetail,
});

export const nudgeAttempt = operation({
  name: 'nudge_attempt',
  title: 'Nudge a worker',
  description:
    'Asks the worker of a running attempt to show something new, and counts its silence anew; WHEN it stalls, before you take the task back.',
  method: 'POST',
  path: '/attempts/{attempt}/nudge',
  kind: 'write',
  access: allow(planners, 'plan', { agents: false }),
  input: nudgeAttemptInput,
  output: attemptDetail,
});

export const listAttempts = operation({
  name: 'list_attempts',
  title: 'List the attempts of a mission',
  description: 'Attempts of a mission or of one task, newest first; WHEN you ask who tried what and how it ended.',
  method: 'GET',
  path: '/missions/{mission}/attempts',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: listAttemptsInput,
  output: attemptPage,
});

export const listOrphanReports = operation({
  name: 'list_orphan_reports',
  title: 'List orphan reports',
  description:
    'What workers sent after they had lost their lease, refused but kept; WHEN an attempt was lost and its work may still be of use.',
  method: 'GET',
  path: '/missions/{mission}/orphan-reports',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: listOrphanReportsInput,
  output: orphanReportPage,
});

export const getMissionCost = operation({
  name: 'get_mission_cost',
  title: 'Get what a mission costs',
  description: 'Money and tokens by day, model, worker and task against the budget; WHEN you ask where they went.',
  method: 'GET',
  path: '/missions/{mission}/cost',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: missionCostInput,
  output: missionCost,
});

export const getMissionTimeline = operation({
  name: 'get_mission_timeline',
  title: 'Get who worked when',
  description:
    'The latest attempts by worker, what waited for a person and the holds, with their times; WHEN you ask where the days went.',
  method: 'GET',
  path: '/missions/{mission}/timeline',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: missionTimelineInput,
  output: missionTimeline,
});
