import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { DomainError } from '@/lib/core/errors';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { blockTask } from '@/lib/work/block';
import { claimTask } from '@/lib/work/claim';
import { completeTask } from '@/lib/work/complete';
import { cancelTask, retryTask, skipTask, unblockTask } from '@/lib/work/exits';
import { failTask, releaseTask } from '@/lib/work/give-up';
import { blockTaskInput, claimTaskInput, completeTaskInput } from '@/lib/work/schema';
import { anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission } from '@/test/factories-governance';
import { addTasks } from '@/test/factories-graph';
import { changeDependencies } from './edges';
import type { TaskStatus } from './schema';

// The whole table of task moves against a model of it: random commands, each either refused by both or done by both.

const startTasks = 5;
const mostTasks = 9;
const maxAttempts = 2;
const attemptsPerTask = 3;

type ModelTask = {
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
type World = { tasks: ModelTask[]; missionId: string; owner: Tenant; worker: Tenant };
type Verb = (typeof verbs)[number];
const verbs = [
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

const open = ({ status }: ModelTask) => !['done', 'skipped', 'cancelled'].includes(status);
const satisfied = ({ status }: ModelTask) => status === 'done' || status === 'skipped';
const unstarted = ({ status }: ModelTask) => ['todo', 'blocked', 'failed'].includes(status);
const at = (world: World, index: number): ModelTask => {
  const task = world.tasks[index];
  if (!task) throw new Error(`no task ${index}`);
  return task;
};
const isReady = (world: World, task: ModelTask) =>
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

type Step = { allowed: boolean; run: () => Promise<unknown>; apply: () => void };

function stepOf(world: World, verb: Verb, i: number, j: number): Step {
  const task = at(world, i);
  const other = at(world, j);
  const lease = task.lease ?? 'x'.repeat(60);
  const reason = 'Because.';
  const { owner, worker } = world;
  switch (verb) {
    case 'claim':
      return {
        allowed: isReady(world, task),
        run: async () => {
          const answer = await claimTask(worker, claimTaskInput.parse({ taskId: task.id }));
          if (!('leaseToken' in answer)) throw new DomainError('wrong_state', { detail: answer.reason, next: '' });
          task.lease = answer.leaseToken;
        },
        apply: () => Object.assign(task, { status: 'in_progress' }),
      };
    case 'finish':
      return {
        allowed: task.lease !== null,
        run: () => completeTask(worker, completion(task.id, lease)),
        apply: () => settle(world, i, 'done'),
      };
    case 'fail':
      return {
        allowed: task.lease !== null,
        run: () => failTask(worker, { task: task.id, leaseToken: lease, reason }),
        apply: () => {
          task.used += 1;
          settle(world, i, task.used < maxAttempts ? 'todo' : 'failed');
        },
      };
    case 'release':
      return {
        allowed: task.lease !== null,
        run: () => releaseTask(worker, { task: task.id, leaseToken: lease, reason }),
        apply: () => settle(world, i, 'todo'),
      };
    case 'block':
      return {
        allowed: task.lease !== null && open(other) && !waitsFor(world, j, i),
        run: () =>
          blockTask(
            worker,
            blockTaskInput.parse({ task: task.id, leaseToken: lease, kind: 'task', on: other.id, reason }),
          ),
        apply: () => Object.assign(task, { status: 'blocked', blockedOn: j, lease: null }),
      };
    case 'unblock':
      return {
        allowed: task.status === 'blocked',
        run: () => unblockTask(owner, { task: task.id, reason }),
        apply: () => settle(world, i, 'todo'),
      };
    case 'skip':
      return {
        allowed: open(task),
        run: () => skipTask(owner, { task: task.id, reason }),
        apply: () => settle(world, i, 'skipped'),
      };
    case 'cancel':
      return {
        allowed: open(task) && dependentsOf(world, i).length === 0,
        run: () => cancelTask(owner, { task: task.id, reason }),
        apply: () => settle(world, i, 'cancelled'),
      };
    case 'cancel behind':
      return {
        allowed: open(task),
        run: () => cancelTask(owner, { task: task.id, reason, dependents: 'cancel' }),
        apply: () => cancelBehind(world, i),
      };
    case 'detach':
      return {
        allowed: open(task),
        run: () => cancelTask(owner, { task: task.id, reason, dependents: 'detach' }),
        apply: () => {
          for (const waiting of dependentsOf(world, i)) waiting.deps.delete(i);
          settle(world, i, 'cancelled');
        },
      };
    case 'retry':
      return {
        allowed: task.status === 'failed' && task.used < attemptsPerTask,
        run: () => retryTask(owner, { task: task.id, reason }),
        apply: () => settle(world, i, 'todo'),
      };
    case 'link':
      return {
        allowed: unstarted(task) && (task.deps.has(j) || (other.status !== 'cancelled' && !waitsFor(world, j, i))),
        run: () => changeDependencies(owner, task.id, 'add', [other.id]),
        apply: () => task.deps.add(j),
      };
    case 'unlink':
      return {
        allowed: unstarted(task) && i !== j,
        run: () => changeDependencies(owner, task.id, 'remove', [other.id]),
        apply: () => task.deps.delete(j),
      };
    case 'supersede':
      return supersedeStep(world, task, i);
  }
}

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

const aTask = (id: string): ModelTask => ({
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

async function compare(world: World): Promise<void> {
  const rows = await db().task.findMany({
    where: { missionId: world.missionId },
    include: { dependencies: true },
    orderBy: { number: 'asc' },
  });
  const ids = world.tasks.map(({ id }) => id);
  const actual = rows.map((row) => ({
    status: row.status,
    ready: row.readyAt !== null,
    used: row.attemptsUsed,
    blockedOn: row.blockedOnTaskId === null ? null : ids.indexOf(row.blockedOnTaskId),
    deps: row.dependencies.map(({ dependsOnId }) => ids.indexOf(dependsOnId)).sort(),
  }));
  const expected = world.tasks.map((task) => ({
    status: task.status,
    ready: isReady(world, task),
    used: task.used,
    blockedOn: task.blockedOn,
    deps: [...task.deps].sort(),
  }));
  expect(actual).toEqual(expected);
  const mission = await db().mission.findUniqueOrThrow({ where: { id: world.missionId } });
  expect(mission.status).toBe(world.tasks.some(open) ? 'execute' : 'validate');
}

const counted = { sequences: 0, commands: 0, refused: 0, seed: 0 };
afterAll(() => {
  const { sequences, commands, refused, seed } = counted;
  console.log(
    `task machine: ${sequences} sequences, ${commands} commands, ${refused} refused, violations 0, seed ${seed}`,
  );
});

test('tasks move as the model of the table says, whatever is asked in whatever order (R1, R2, R8)', async () => {
  const workspace = await aWorkspace();
  const { tenant: worker } = await anAgent(workspace, { concurrencyLimit: 1000 });
  const terms = {
    target: 'x',
    assertions: [{ statement: 'x' }],
    budget: { none: true, attemptsPerTask },
  };
  counted.seed = Number(process.env.FC_SEED ?? Date.now() % 2 ** 31);
  const steering = fc.integer({ min: 0, max: 3 }).map((one) => one > 0);
  const command = fc.tuple(fc.constantFrom(...verbs), fc.nat(mostTasks - 1), fc.nat(mostTasks - 1), steering);
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 15, maxLength: 30 }), async (commands) => {
      const plan = Array.from({ length: startTasks }, (_, index) => ({
        title: `task ${index}`,
        ref: `r${index}`,
        maxAttempts,
        ...(index === 0 && { fulfils: ['A1'] }),
        dependsOn: index > 1 ? [`r${index - 2}`] : [],
      }));
      const { id: missionId, tasks } = await aRunningMission(workspace.owner, plan, terms);
      const world: World = {
        missionId,
        owner: workspace.owner,
        worker,
        tasks: plan.map((_, index) => ({
          ...aTask(tasks[`T${index}`] ?? ''),
          deps: new Set(index > 1 ? [index - 2] : []),
        })),
      };
      for (const [verb, first, second, steered] of commands) {
        const many = world.tasks.length;
        const j = second % many;
        // Half of the commands look for a task on which they are possible, so that refusals do not drown the rest.
        const tries = Array.from({ length: steered ? many : 1 }, (_, turn) => (first + turn) % many);
        const i = tries.find((index) => stepOf(world, verb, index, j).allowed) ?? first % many;
        const step = stepOf(world, verb, i, j);
        const refusal = await step.run().then(
          () => null,
          (error: unknown) => error,
        );
        if (refusal !== null && !(refusal instanceof DomainError)) throw refusal;
        expect(`${verb} ${i} ${j}: ${refusal === null ? 'done' : 'refused'}`).toBe(
          `${verb} ${i} ${j}: ${step.allowed ? 'done' : 'refused'}`,
        );
        if (step.allowed) step.apply();
        counted.commands += 1;
        counted.refused += refusal === null ? 0 : 1;
        await compare(world);
      }
      counted.sequences += 1;
    }),
    { numRuns: Number(process.env.FC_RUNS ?? 10), seed: counted.seed, endOnFailure: true },
  );
}, 180_000);
