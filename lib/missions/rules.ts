import type { MissionStatus, Progress, TaskCounts } from './schema';

export const isEnded = (status: MissionStatus): boolean =>
  status === 'complete' || status === 'failed' || status === 'cancelled';

/** Whether it was launched: tasks may be ready, assertions must be covered. */
export const isLaunched = (status: MissionStatus): boolean => status !== 'brainstorm' && status !== 'plan';

/** Whether work may be going on: the only statuses in which a hold makes sense and time counts. */
export const isActive = (status: MissionStatus): boolean => status === 'execute' || status === 'validate';

/** Every move of a mission that somebody asks for. execute ⇄ validate is derived and no move. */
export const missionMoves = {
  plan: ['brainstorm'],
  execute: ['plan'],
  complete: ['validate'],
  failed: ['brainstorm', 'plan', 'execute', 'validate'],
  cancelled: ['brainstorm', 'plan', 'execute', 'validate'],
  reopen: ['complete', 'failed', 'cancelled'],
} as const satisfies Record<string, readonly MissionStatus[]>;
export type Move = keyof typeof missionMoves;

export const mayMove = (from: MissionStatus, move: Move): boolean =>
  missionMoves[move].some((status: MissionStatus) => status === from);

export type Clock = { activeSeconds: number; activeSince: Date | null };

/** The clock of active time after a change: it runs in execute and validate while no hold is open. */
export function tickClock(clock: Clock, running: boolean, now: Date): Clock {
  if (running === (clock.activeSince !== null)) return clock;
  if (running) return { activeSeconds: clock.activeSeconds, activeSince: now };
  return { activeSeconds: activeSecondsAt(clock, now), activeSince: null };
}

export function activeSecondsAt({ activeSeconds, activeSince }: Clock, now: Date): number {
  if (!activeSince) return activeSeconds;
  return activeSeconds + Math.max(0, Math.floor((now.getTime() - activeSince.getTime()) / 1000));
}

/** Tasks of one mission that share a status, counted in the database. */
export type TaskGroup = {
  status: keyof TaskCounts;
  isValidation: boolean;
  tasks: number;
  /** How many of them have an estimate, and those estimates together. */
  estimated: number;
  minutes: number;
  ready: number;
};

export function countTasks(groups: readonly TaskGroup[]): TaskCounts {
  const counts = { todo: 0, in_progress: 0, review: 0, blocked: 0, done: 0, failed: 0, skipped: 0, cancelled: 0 };
  for (const group of groups) counts[group.status] += group.tasks;
  return counts;
}

/**
 * The share of tasks done without cancelled and skipped ones, weighted by estimate where every one has it; validation
 * apart. Rounded down, so that 100 means all.
 */
export function deriveProgress(groups: readonly TaskGroup[], manual: number | null): Progress {
  const counted = groups.filter(({ status }) => status !== 'cancelled' && status !== 'skipped');
  const work = counted.filter(({ isValidation }) => !isValidation);
  const total = sum(work, 'tasks');
  const weighted = total > 0 && sum(work, 'estimated') === total;
  return {
    ...shareOf(work, weighted),
    weighted,
    validation: shareOf(
      counted.filter(({ isValidation }) => isValidation),
      false,
    ),
    manual,
  };
}

function shareOf(groups: readonly TaskGroup[], weighted: boolean) {
  const finished = groups.filter(({ status }) => status === 'done');
  const unit = weighted ? 'minutes' : 'tasks';
  const whole = sum(groups, unit);
  const percent = whole === 0 ? 0 : Math.floor((100 * sum(finished, unit)) / whole);
  return { percent, done: sum(finished, 'tasks'), total: sum(groups, 'tasks') };
}

const sum = (groups: readonly TaskGroup[], key: 'tasks' | 'minutes' | 'estimated') =>
  groups.reduce((total, group) => total + group[key], 0);
