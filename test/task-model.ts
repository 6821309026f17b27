import { DomainError } from '../lib/core/errors.ts';
import type { Tenant } from '../lib/server/tenant.ts';
import { changeDependencies } from '../lib/tasks/edges.ts';
import type { TaskStatus } from '../lib/tasks/schema.ts';
import { blockTask } from '../lib/work/block.ts';
import { claimTask } from '../lib/work/claim.ts';
import { completeTask } from '../lib/work/complete.ts';
import { cancelTask, retryTask, skipTask, unblockTask } from '../lib/work/exits.ts';
import { failTask, releaseTask } from '../lib/work/give-up.ts';
import { blockTaskInput, claimTaskInput, completeTaskInput } from '../lib/work/schema.ts';
import { addTasks } from './factories-graph.ts';

// A model of the table of task moves: what each command does, and whether it is allowed, in plain data.

export const startTasks = 5;
export const mostTasks = 9;
export const maxAttempts = 2;
export const attemptsPerTask = 3;

export type ModelTask = {
  id: string;
  status: TaskStatus;
  deps: Set<number>;
  used: number;
  blockedOn: number | null;
  lease: string | null;
  superseded: boolean;
  /** Its attempt was asked to stop and may still hand over. */
  lingering: boolean;
};
export type World = { tasks: ModelTask[]; missionId: string; owner: Tenant; worker: Tenant };
export type Verb = (typeof verbs)[number];
export const verbs = [
  'claim',
  'claim',
  'finish',
  'finish',
  'fail',
  'release',
  'block',
  'unblock',
  'skip',
  'cancel',
  'cancel behind',
  'detach',
  'retry',
  'link',
  'unlink',
  'supersede',
] as const;

export const open = ({ status }: ModelTask) => !['done', 'skipped', 'cancelled'].includes(status);
const satisfied = ({ status }: ModelTask) => status === 'done' || status === 'skipped';
const unstarted = ({ status }: ModelTask) => ['todo', 'blocked', 'failed'].includes(status);
const at = (world: World, index: number): ModelTask => {
  const task = world.tasks[index];
  if (!task) throw new Error(`no task ${index}`);
  return task;
};
export const isReady = (world: World, task: ModelTask) =>
  task.status === 'todo' && [...task.deps].every((index) => satisfied(at(world, index)));

/** Whether a task waits for another, however far. */
function waitsFor(world: World, from: number, target: number, seen = new Set<number>()): boolean {
  if (from === target) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  const task = at(world, from);
  const next = [...task.deps, ...(task.status === 'blocked' && task.blockedOn !== null ? [task.blockedOn] : [])];
  return next.some((index) => waitsFor(world, index, target, seen));
}

const dependentsOf = (world: World, index: number) => world.tasks.filter((task) => task.deps.has(index) && open(task));

function settle(world: World, index: number, status: TaskStatus): void {
  const task = at(world, index);
  if (task.lease !== null && (status === 'skipped' || status === 'cancelled')) task.lingering = true;
  Object.assign(task, { status, lease: null, blockedOn: null });
  if (!satisfied(task)) return;
  for (const other of world.tasks)
    if (other.status === 'blocked' && other.blockedOn === index)
      Object.assign(other, { status: 'todo', blockedOn: null });
}

function cancelBehind(world: World, index: number): void {
  const behind = new Set([index]);
  for (const one of behind)
    for (const [other, task] of world.tasks.entries()) if (task.deps.has(one) && open(task)) behind.add(other);
  for (const one of behind) settle(world, one, 'cancelled');
}

export type Step = { allowed: boolean; run: () => Promise<unknown>; apply: () => void };

const reason = 'Because.';
const leaseOf = ({ lease }: ModelTask) => lease ?? 'x'.repeat(60);

export const steps: Record<Verb, (world: World, i: number, j: number) => Step> = {
  claim: (world, i) => {
    const task = at(world, i);
    const { worker } = world;
    return {
      allowed: isReady(world, task),
      run: async () => {
        const answer = await claimTask(worker, claimTaskInput.parse({ taskId: task.id }));
        if (!('leaseToken' in answer)) throw new DomainError('wrong_state', { detail: answer.reason, next: '' });
        task.lease = answer.leaseToken;
      },
      apply: () => Object.assign(task, { status: 'in_progress' }),
    };
  },
  finish: (world, i) => {
    const task = at(world, i);
    const { worker } = world;
    return {
      allowed: task.lease !== null,
      run: () => completeTask(worker, completion(task.id, leaseOf(task))),
      apply: () => settle(world, i, 'done'),
    };
  },
  fail: (world, i) => {
    const task = at(world, i);
    const { worker } = world;
    return {
      allowed: task.lease !== null,
      run: () => failTask(worker, { task: task.id, leaseToken: leaseOf(task), reason }),
      apply: () => {
        task.used += 1;
        settle(world, i, task.used < maxAttempts ? 'todo' : 'failed');
      },
    };
  },
  release: (world, i) => {
    const task = at(world, i);
    const { worker } = world;
    return {
      allowed: task.lease !== null,
      run: () => releaseTask(worker, { task: task.id, leaseToken: leaseOf(task), reason }),
      apply: () => settle(world, i, 'todo'),
    };
  },
  block: (world, i, j) => {
    const task = at(world, i);
    const other = at(world, j);
    const { worker } = world;
    return {
      allowed: task.lease !== null && open(other) && !waitsFor(world, j, i),
      run: () =>
        blockTask(
          worker,
          blockTaskInput.parse({ task: task.id, leaseToken: leaseOf(task), kind: 'task', on: other.id, reason }),
        ),
      apply: () => Object.assign(task, { status: 'blocked', blockedOn: j, lease: null }),
    };
  },
  unblock: (world, i) => {
    const task = at(world, i);
    const { owner } = world;
    return {
      allowed: task.status === 'blocked',
      run: () => unblockTask(owner, { task: task.id, reason }),
      apply: () => settle(world, i, 'todo'),
    };
  },
  skip: (world, i) => {
    const task = at(world, i);
    const { owner } = world;
    return {
      allowed: open(task),
      run: () => skipTask(owner, { task: task.id, reason }),
      apply: () => settle(world, i, 'skipped'),
    };
  },
  cancel: (world, i) => {
    const task = at(world, i);
    const { owner } = world;
    return {
      allowed: open(task) && dependentsOf(world, i).length === 0,
      run: () => cancelTask(owner, { task: task.id, reason }),
      apply: () => settle(world, i, 'cancelled'),
    };
  },
  'cancel behind': (world, i) => {
    const task = at(world, i);
    const { owner } = world;
    return {
      allowed: open(task),
      run: () => cancelTask(owner, { task: task.id, reason, dependents: 'cancel' }),
      apply: () => cancelBehind(world, i),
    };
  },
  detach: (world, i) => {
    const task = at(world, i);
    const { owner } = world;
    return {
      allowed: open(task),
      run: () => cancelTask(owner, { task: task.id, reason, dependents: 'detach' }),
      apply: () => {
        for (const waiting of dependentsOf(world, i)) waiting.deps.delete(i);
        settle(world, i, 'cancelled');
      },
    };
  },
  retry: (world, i) => {
    const task = at(world, i);
    const { owner } = world;
    return {
      allowed: task.status === 'failed' && task.used < attemptsPerTask,
      run: () => retryTask(owner, { task: task.id, reason }),
      apply: () => settle(world, i, 'todo'),
    };
  },
  link: (world, i, j) => {
    const task = at(world, i);
    const other = at(world, j);
    const { owner } = world;
    return {
      allowed: unstarted(task) && (task.deps.has(j) || (other.status !== 'cancelled' && !waitsFor(world, j, i))),
      run: () => changeDependencies(owner, task.id, 'add', [other.id]),
      apply: () => task.deps.add(j),
    };
  },
  unlink: (world, i, j) => {
    const task = at(world, i);
    const other = at(world, j);
    const { owner } = world;
    return {
      allowed: unstarted(task) && i !== j,
      run: () => changeDependencies(owner, task.id, 'remove', [other.id]),
      apply: () => task.deps.delete(j),
    };
  },
  supersede: (world, i) => {
    const task = at(world, i);
    return supersedeStep(world, task, i);
  },
};

function supersedeStep(world: World, task: ModelTask, i: number): Step {
  const fresh = world.tasks.length;
  let id = '';
  return {
    allowed: !task.superseded && !task.lingering && task.status !== 'in_progress' && fresh < mostTasks,
    run: async () => {
      if (fresh >= mostTasks) throw new DomainError('wrong_state', { detail: 'enough tasks', next: '' });
      const made = await addTasks(world.owner, world.missionId, [{ title: 'fix', supersedes: task.id, maxAttempts }]);
      id = Object.values(made)[0] ?? '';
    },
    apply: () => {
      world.tasks.push({ ...aTask(id), deps: new Set() });
      for (const waiting of world.tasks) {
        if (unstarted(waiting) && waiting.deps.delete(i)) waiting.deps.add(fresh);
        if (waiting.status === 'blocked' && waiting.blockedOn === i) waiting.blockedOn = fresh;
      }
      task.superseded = true;
      if (open(task)) settle(world, i, 'cancelled');
    },
  };
}

export const aTask = (id: string): ModelTask => ({
  id,
  status: 'todo',
  deps: new Set(),
  used: 0,
  blockedOn: null,
  lease: null,
  superseded: false,
  lingering: false,
});

const completion = (task: string, leaseToken: string) =>
  completeTaskInput.parse({
    task,
    leaseToken,
    handoff: { summary: 'Done.' },
    evidence: [{ kind: 'observation', claim: 'Seen.', value: { text: 'Seen.' } }],
  });
