import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { DomainError } from '@/lib/core/errors';
import { db } from '@/lib/server/db';
import { anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission } from '@/test/factories-governance';
import {
  aTask,
  attemptsPerTask,
  isReady,
  maxAttempts,
  mostTasks,
  open,
  startTasks,
  steps,
  verbs,
  type World,
} from '@/test/task-model';

// The whole table of task moves against a model of it: random commands, each either refused by both or done by both.

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
        const i = tries.find((index) => steps[verb](world, index, j).allowed) ?? first % many;
        const step = steps[verb](world, i, j);
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
