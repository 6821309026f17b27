import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { DomainError } from '@/lib/core/errors';
import { holdMission, resumeMission } from '@/lib/missions/commands';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import type { TaskStatus } from '@/lib/tasks/schema';
import { claimTask } from '@/lib/work/claim';
import { skipTask } from '@/lib/work/exits';
import { releaseTask } from '@/lib/work/give-up';
import { claimTaskInput } from '@/lib/work/schema';
import { anAgent, aWorkspace } from '@/test/factories';
import { aPlannedMission, complete, signDraft, someTerms } from '@/test/factories-governance';
import { addTasks } from '@/test/factories-graph';
import { sealEndedMission, updateMissionStatus } from './commands';
import type { MissionMove } from './schema';

// The whole table of mission moves against a model of it, with tasks, holds, a decided assertion and live attempts.

type Status = 'brainstorm' | 'plan' | 'execute' | 'validate' | 'complete' | 'failed' | 'cancelled';
type ModelTask = { id: string; status: TaskStatus; lease: string | null };
type World = {
  id: string;
  status: Status;
  launched: boolean;
  tasks: ModelTask[];
  passed: boolean;
  held: boolean;
  sealing: boolean;
  receipts: number;
};
type People = { owner: Tenant; worker: Tenant; planningAgent: Tenant };

const verbs = [
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
type Verb = (typeof verbs)[number];

const isEnded = ({ status }: World) => ['complete', 'failed', 'cancelled'].includes(status);
const isActive = ({ status }: World) => status === 'execute' || status === 'validate';
const isOpen = ({ status }: ModelTask) => !['done', 'skipped', 'cancelled'].includes(status);
const live = (world: World) => world.tasks.some(({ lease }) => lease !== null);

function derive(world: World): void {
  if (isActive(world)) world.status = world.tasks.some(isOpen) ? 'execute' : 'validate';
}

function end(world: World, status: Status): void {
  Object.assign(world, { status, held: false, sealing: live(world) });
  if (!world.sealing) world.receipts += 1;
}

type Step = { allowed: boolean; run: () => Promise<unknown>; apply: () => void };

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

function stepOf(world: World, people: People, verb: Verb, index: number): Step {
  const task = world.tasks[index % world.tasks.length];
  if (!task) throw new Error('a world has a task');
  const { owner, worker, planningAgent } = people;
  const taskId = task.id;
  const lease = task.lease ?? 'x'.repeat(60);
  switch (verb) {
    case 'hold':
      return {
        allowed: isActive(world),
        run: () => holdMission(owner, world.id, ''),
        apply: () => Object.assign(world, { held: true }),
      };
    case 'resume':
      return {
        allowed: world.held,
        run: () => resumeMission(owner, world.id, 'person', ''),
        apply: () => Object.assign(world, { held: false }),
      };
    case 'add': {
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
    }
    case 'claim':
      return {
        allowed: world.status === 'execute' && !world.held && task.status === 'todo',
        run: async () => {
          const answer = await claimTask(worker, claimTaskInput.parse({ taskId }));
          if (!('leaseToken' in answer)) throw new DomainError('wrong_state', { detail: answer.reason, next: '' });
          task.lease = answer.leaseToken;
        },
        apply: () => Object.assign(task, { status: 'in_progress' }),
      };
    case 'finish':
      return {
        allowed: task.lease !== null,
        run: () => complete(worker, { taskId, attemptId: '', leaseToken: lease }),
        apply: () => {
          // After the end of its mission a worker's handoff is kept, and the task stays to be done.
          Object.assign(task, { status: isEnded(world) ? 'todo' : 'done', lease: null });
          derive(world);
        },
      };
    case 'release':
      return {
        allowed: task.lease !== null,
        run: () => releaseTask(worker, { task: taskId, leaseToken: lease, reason: 'Because.' }),
        apply: () => {
          Object.assign(task, { status: 'todo', lease: null });
          derive(world);
        },
      };
    case 'skip':
      return {
        allowed: !isEnded(world) && isOpen(task) && task.lease === null,
        run: async () => {
          if (task.lease !== null) throw new DomainError('wrong_state', { detail: 'left alone', next: '' });
          await skipTask(owner, { task: taskId, reason: 'Because.' });
        },
        apply: () => {
          task.status = 'skipped';
          derive(world);
        },
      };
    case 'pass':
      return {
        allowed: true,
        run: () => db().assertion.updateMany({ where: { missionId: world.id }, data: { state: 'passed' } }),
        apply: () => Object.assign(world, { passed: true }),
      };
    case 'seal':
      return {
        allowed: world.sealing && !live(world),
        run: async () => {
          if (!(await sealEndedMission(owner, world.id)))
            throw new DomainError('wrong_state', { detail: 'nothing to seal', next: '' });
        },
        apply: () => Object.assign(world, { sealing: false, receipts: world.receipts + 1 }),
      };
    case 'by an agent': {
      const move = (['execute', 'complete', 'failed', 'cancelled', 'reopen'] as const)[index % 5] ?? 'complete';
      return {
        allowed: false,
        run: () => updateMissionStatus(planningAgent, { mission: world.id, status: move, reason: 'Because.' }),
        apply: () => undefined,
      };
    }
    default:
      return moveStep(world, people, verb);
  }
}

async function compare(world: World): Promise<void> {
  const mission = await db().mission.findUniqueOrThrow({
    where: { id: world.id },
    include: { tasks: { orderBy: { number: 'asc' } }, _count: { select: { receipts: true, events: true } } },
  });
  expect({
    status: mission.status,
    holds: mission.openHolds,
    sealing: mission.sealDueAt !== null,
    receipts: mission._count.receipts,
    live: mission.liveAttempts,
    tasks: mission.tasks.map(({ status }) => status),
    clockRuns: mission.activeSince !== null,
  }).toEqual({
    status: world.status,
    holds: world.held ? 1 : 0,
    sealing: world.sealing,
    receipts: world.receipts,
    live: world.tasks.filter(({ lease }) => lease !== null).length,
    tasks: world.tasks.map(({ status }) => status),
    clockRuns: isActive(world) && !world.held,
  });
  expect(mission._count.events).toBe(Number(mission.seq));
}

async function aWorld(owner: Tenant, planned: boolean): Promise<World> {
  const id = await aPlannedMission(owner, { ...someTerms, budget: { none: true } });
  await signDraft(owner, id);
  const { T0 = '' } = await addTasks(owner, id, [{ title: 'first', fulfils: ['A1'] }]);
  if (!planned) await db().mission.update({ where: { id }, data: { status: 'brainstorm' } });
  return {
    ...{ id, status: planned ? 'plan' : 'brainstorm', launched: false, passed: false },
    ...{ held: false, sealing: false, receipts: 0 },
    tasks: [{ id: T0, status: 'todo', lease: null }],
  };
}

const counted = { sequences: 0, commands: 0, refused: 0, completed: 0, seed: 0 };
afterAll(() => {
  const { sequences, commands, refused, completed, seed } = counted;
  console.log(
    `mission machine: ${sequences} sequences, ${commands} commands, ${refused} refused, ${completed} completed, violations 0, seed ${seed}`,
  );
});

test('missions move as the model of the table says, whatever is asked in whatever order (R8, R4)', async () => {
  const workspace = await aWorkspace();
  const people: People = {
    owner: workspace.owner,
    worker: (await anAgent(workspace, { concurrencyLimit: 1000 })).tenant,
    planningAgent: (await anAgent(workspace, { scopes: ['read', 'plan'] })).tenant,
  };
  counted.seed = Number(process.env.FC_SEED ?? Date.now() % 2 ** 31);
  const command = fc.tuple(fc.constantFrom(...verbs), fc.nat(30), fc.integer({ min: 0, max: 3 }));
  const commands = fc.array(command, { minLength: 20, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(fc.boolean(), commands, async (planned, sequence) => {
      const world = await aWorld(workspace.owner, planned);
      for (const [wish, index, steering] of sequence) {
        // Most commands turn to the next one that is possible, so that sequences come far.
        const from = verbs.indexOf(wish);
        const turns = steering === 0 ? [wish] : verbs.map((_, turn) => verbs[(from + turn) % verbs.length] ?? wish);
        const verb = turns.find((one) => stepOf(world, people, one, index).allowed) ?? wish;
        const step = stepOf(world, people, verb, index);
        const refusal = await step.run().then(
          () => null,
          (error: unknown) => error,
        );
        if (refusal !== null && !(refusal instanceof DomainError)) throw refusal;
        const said = `${verb} ${index} in ${world.status}: `;
        expect(said + (refusal === null ? 'done' : 'refused')).toBe(said + (step.allowed ? 'done' : 'refused'));
        if (step.allowed) step.apply();
        counted.commands += 1;
        counted.refused += refusal === null ? 0 : 1;
        counted.completed += step.allowed && verb === 'complete' ? 1 : 0;
        await compare(world);
      }
      counted.sequences += 1;
    }),
    { numRuns: Number(process.env.FC_RUNS ?? 10), seed: counted.seed, endOnFailure: true },
  );
}, 180_000);
