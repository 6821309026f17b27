import { DomainError } from '../lib/core/errors.ts';
import { sealEndedMission, updateMissionStatus } from '../lib/lifecycle/commands.ts';
import type { MissionMove } from '../lib/lifecycle/schema.ts';
import { holdMission, resumeMission } from '../lib/missions/commands.ts';
import { db } from '../lib/server/db.ts';
import type { Tenant } from '../lib/server/tenant.ts';
import type { TaskStatus } from '../lib/tasks/schema.ts';
import { claimTask } from '../lib/work/claim.ts';
import { skipTask } from '../lib/work/exits.ts';
import { releaseTask } from '../lib/work/give-up.ts';
import { claimTaskInput } from '../lib/work/schema.ts';
import { complete } from './factories-governance.ts';
import { addTasks } from './factories-graph.ts';

// A model of the table of mission moves: what each command does, and whether it is allowed, in plain data.

export type Status = 'brainstorm' | 'plan' | 'execute' | 'validate' | 'complete' | 'failed' | 'cancelled';
export type ModelTask = { id: string; status: TaskStatus; lease: string | null };
export type World = {
  id: string;
  status: Status;
  launched: boolean;
  tasks: ModelTask[];
  passed: boolean;
  held: boolean;
  sealing: boolean;
  receipts: number;
};
export type People = { owner: Tenant; worker: Tenant; planningAgent: Tenant };

export const verbs = [
  'plan',
  'execute',
  'complete',
  'complete',
  'failed',
  'cancelled',
  'reopen',
  'reopen',
  'hold',
  'resume',
  'add',
  'claim',
  'claim',
  'finish',
  'finish',
  'release',
  'skip',
  'pass',
  'pass',
  'seal',
  'by an agent',
] as const;
export type Verb = (typeof verbs)[number];

const isEnded = ({ status }: World) => ['complete', 'failed', 'cancelled'].includes(status);
export const isActive = ({ status }: World) => status === 'execute' || status === 'validate';
const isOpen = ({ status }: ModelTask) => !['done', 'skipped', 'cancelled'].includes(status);
const live = (world: World) => world.tasks.some(({ lease }) => lease !== null);

function derive(world: World): void {
  if (isActive(world)) world.status = world.tasks.some(isOpen) ? 'execute' : 'validate';
}

function end(world: World, status: Status): void {
  Object.assign(world, { status, held: false, sealing: live(world) });
  if (!world.sealing) world.receipts += 1;
}

export type Step = { allowed: boolean; run: () => Promise<unknown>; apply: () => void };

function moveStep(world: World, people: People, move: MissionMove): Step {
  const covered = world.tasks[0]?.status !== 'skipped';
  const allowed: Record<MissionMove, boolean> = {
    plan: world.status === 'brainstorm',
    execute: world.status === 'plan' && covered && world.tasks.some(isOpen),
    complete: world.status === 'validate' && world.passed && !world.held,
    failed: !isEnded(world),
    cancelled: !isEnded(world),
    reopen: isEnded(world) && !world.sealing,
  };
  const apply = () => {
    if (move === 'plan') world.status = 'plan';
    else if (move === 'execute') Object.assign(world, { status: 'execute', launched: true });
    else if (move === 'reopen') world.status = world.launched ? 'execute' : 'plan';
    else end(world, move);
    derive(world);
  };
  const run = () => updateMissionStatus(people.owner, { mission: world.id, status: move, reason: 'Because.' });
  return { allowed: allowed[move], run, apply };
}

function at(world: World, index: number): ModelTask {
  const task = world.tasks[index % world.tasks.length];
  if (!task) throw new Error('a world has a task');
  return task;
}
const leaseOf = ({ lease }: ModelTask) => lease ?? 'x'.repeat(60);

export const steps: Record<Verb, (world: World, people: People, index: number) => Step> = {
  plan: (world, people) => moveStep(world, people, 'plan'),
  execute: (world, people) => moveStep(world, people, 'execute'),
  complete: (world, people) => moveStep(world, people, 'complete'),
  failed: (world, people) => moveStep(world, people, 'failed'),
  cancelled: (world, people) => moveStep(world, people, 'cancelled'),
  reopen: (world, people) => moveStep(world, people, 'reopen'),
  hold: (world, { owner }) => {
    return {
      allowed: isActive(world),
      run: () => holdMission(owner, world.id, ''),
      apply: () => Object.assign(world, { held: true }),
    };
  },
  resume: (world, { owner }) => {
    return {
      allowed: world.held,
      run: () => resumeMission(owner, world.id, 'person', ''),
      apply: () => Object.assign(world, { held: false }),
    };
  },
  add: (world, { owner }) => {
    let id = '';
    return {
      allowed: !isEnded(world),
      run: async () => {
        id = Object.values(await addTasks(owner, world.id, [{ title: 'more' }]))[0] ?? '';
      },
      apply: () => {
        world.tasks.push({ id, status: 'todo', lease: null });
        derive(world);
      },
    };
  },
  claim: (world, { worker }, index) => {
    const task = at(world, index);
    return {
      allowed: world.status === 'execute' && !world.held && task.status === 'todo',
      run: async () => {
        const answer = await claimTask(worker, claimTaskInput.parse({ taskId: task.id }));
        if (!('leaseToken' in answer)) throw new DomainError('wrong_state', { detail: answer.reason, next: '' });
        task.lease = answer.leaseToken;
      },
      apply: () => Object.assign(task, { status: 'in_progress' }),
    };
  },
  finish: (world, { worker }, index) => {
    const task = at(world, index);
    return {
      allowed: task.lease !== null,
      run: () => complete(worker, { taskId: task.id, attemptId: '', leaseToken: leaseOf(task) }),
      apply: () => {
        // After the end of its mission a worker's handoff is kept, and the task stays to be done.
        Object.assign(task, { status: isEnded(world) ? 'todo' : 'done', lease: null });
        derive(world);
      },
    };
  },
  release: (world, { worker }, index) => {
    const task = at(world, index);
    return {
      allowed: task.lease !== null,
      run: () => releaseTask(worker, { task: task.id, leaseToken: leaseOf(task), reason: 'Because.' }),
      apply: () => {
        Object.assign(task, { status: 'todo', lease: null });
        derive(world);
      },
    };
  },
  skip: (world, { owner }, index) => {
    const task = at(world, index);
    return {
      allowed: !isEnded(world) && isOpen(task) && task.lease === null,
      run: async () => {
        if (task.lease !== null) throw new DomainError('wrong_state', { detail: 'left alone', next: '' });
        await skipTask(owner, { task: task.id, reason: 'Because.' });
      },
      apply: () => {
        task.status = 'skipped';
        derive(world);
      },
    };
  },
  pass: (world) => {
    return {
      allowed: true,
      run: () => db().assertion.updateMany({ where: { missionId: world.id }, data: { state: 'passed' } }),
      apply: () => Object.assign(world, { passed: true }),
    };
  },
  seal: (world, { owner }) => {
    return {
      allowed: world.sealing && !live(world),
      run: async () => {
        if (!(await sealEndedMission(owner, world.id)))
          throw new DomainError('wrong_state', { detail: 'nothing to seal', next: '' });
      },
      apply: () => Object.assign(world, { sealing: false, receipts: world.receipts + 1 }),
    };
  },
  'by an agent': (world, { planningAgent }, index) => {
    const move = (['execute', 'complete', 'failed', 'cancelled', 'reopen'] as const)[index % 5] ?? 'complete';
    return {
      allowed: false,
      run: () => updateMissionStatus(planningAgent, { mission: world.id, status: move, reason: 'Because.' }),
      apply: () => undefined,
    };
  },
};
