import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { DomainError } from '@/lib/core/errors';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { anAgent, aWorkspace } from '@/test/factories';
import { aPlannedMission, signDraft, someTerms } from '@/test/factories-governance';
import { addTasks } from '@/test/factories-graph';
import { isActive, type People, steps, type Verb, verbs, type World } from '@/test/mission-model';

// The whole table of mission moves against a model of it, with tasks, holds, a decided assertion and live attempts.

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

/** Does what was asked and what the model says of it, or is refused by both. */
async function perform(world: World, people: People, verb: Verb, index: number): Promise<void> {
  const step = steps[verb](world, people, index);
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

const wayHome = ['complete', 'seal', 'finish', 'reopen', 'resume', 'plan', 'execute', 'pass', 'skip'] as const;

/** From wherever it was led, a mission whose assertion still has its task can be completed: there is no dead end. */
async function bringHome(world: World, people: People): Promise<void> {
  const isLost = !world.launched && world.tasks[0]?.status === 'skipped';
  for (let tries = 0; tries < 100 && !isLost && world.status !== 'complete'; tries++) {
    const moves = wayHome.flatMap((verb) => world.tasks.map((_, index) => ({ verb, index })));
    const next = moves.find(
      ({ verb, index }) => steps[verb](world, people, index).allowed && !(verb === 'pass' && world.passed),
    );
    if (!next) break;
    await perform(world, people, next.verb, next.index);
  }
  expect(isLost ? 'lost' : world.status).toBe(isLost ? 'lost' : 'complete');
}

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
        const verb = turns.find((one) => steps[one](world, people, index).allowed) ?? wish;
        await perform(world, people, verb, index);
      }
      await bringHome(world, people);
      counted.sequences += 1;
    }),
    { numRuns: Number(process.env.FC_RUNS ?? 10), seed: counted.seed, endOnFailure: true },
  );
}, 180_000);
