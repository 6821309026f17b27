import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { DomainError } from '@/lib/core/errors';
import { db } from '@/lib/server/db';
import { aMember, aWorkspace } from '@/test/factories';
import { aPlannedMission, call } from '@/test/factories-governance';
import { addTasks } from '@/test/factories-graph';
import * as handlers from './handlers';

type Edit = { verb: keyof typeof verbs; a: number; b: number; c: number };
type World = { mission: string; tasks: string[]; milestones: string[]; people: string[] };

const pick = <T>(from: readonly T[], at: number): T | undefined => from[at % Math.max(1, from.length)];
const task = ({ tasks }: World, at: number) => pick(tasks, at) ?? '';
const priorities = ['low', 'medium', 'high', 'urgent'];

/** Every edit of a plan, of things that are there, as a handler and its input. */
const verbs = {
  add: (world: World, { a, b }: Edit) =>
    [
      handlers.createTask,
      {
        mission: world.mission,
        tasks: [
          { title: `a${a}`, ref: 'x', dependsOn: [task(world, b)] },
          { title: 'y', dependsOn: ['x'] },
        ],
      },
    ] as const,
  replace: (world: World, { a, b }: Edit) =>
    [handlers.createTask, { mission: world.mission, title: `r${a}`, supersedes: task(world, b) }] as const,
  rename: (world: World, { a, b }: Edit) => [handlers.updateTask, { task: task(world, a), title: `t${b}` }] as const,
  edit: (world: World, { a, b, c }: Edit) =>
    [
      handlers.updateTask,
      {
        task: task(world, a),
        ...{
          objective: `o${b}`,
          fulfils: [`A${c + 1}`],
          isValidation: b % 2 === 0,
          evidenceRequired: [{ kind: 'url' }],
        },
        ...{ milestoneId: pick(world.milestones, c) ?? null, notBy: [task(world, b)], assignedTo: world.people },
        ...{ budget: { money: `${b}.5` === '0.5' ? null : `${b}.5`, tokens: c + 1 }, dueAt: '2031-01-01T00:00:00Z' },
      },
    ] as const,
  editMany: (world: World, { a, b }: Edit) => {
    const ids = [...new Set([task(world, a), task(world, b)])];
    return [
      handlers.updateTasks,
      { mission: world.mission, tasks: ids.map((id) => ({ task: id, priority: pick(priorities, a) })) },
    ] as const;
  },
  remove: (world: World, { a }: Edit) => [handlers.deleteTask, { task: task(world, a) }] as const,
  removeMany: (world: World, { a, b }: Edit) =>
    [handlers.deleteTasks, { mission: world.mission, tasks: [...new Set([task(world, a), task(world, b)])] }] as const,
  connect: (world: World, { a, b }: Edit) =>
    [handlers.addTaskDependency, { task: task(world, a), dependsOn: [task(world, b)] }] as const,
  cut: (world: World, { a, b }: Edit) =>
    [handlers.removeTaskDependency, { task: task(world, a), dependsOn: task(world, b) }] as const,
  rewire: (world: World, { a, b, c }: Edit) =>
    [handlers.setTaskDependencies, { task: task(world, a), dependsOn: [task(world, b), task(world, c)] }] as const,
  group: (world: World, { a, b }: Edit) =>
    [handlers.createMilestone, { mission: world.mission, name: `m${a}`, gate: b % 3 === 0, position: b % 3 }] as const,
  regroup: (world: World, { a, b, c }: Edit) =>
    [
      handlers.updateMilestone,
      { milestone: pick(world.milestones, a) ?? '', name: `n${b}`, gate: c % 2 === 0, position: b % 3 },
    ] as const,
  ungroup: (world: World, { a }: Edit) =>
    [handlers.deleteMilestone, { milestone: pick(world.milestones, a) ?? '' }] as const,
};

async function portrait(missionId: string) {
  const tasks = await db().task.findMany({
    where: { missionId },
    orderBy: { number: 'asc' },
    omit: { version: true, updatedAt: true, endedAt: true },
    include: { dependencies: true, assignees: true, excludes: true },
  });
  const sorted = tasks.map(({ dependencies, excludes, ...row }) => ({
    ...row,
    dependencies: dependencies.map(({ dependsOnId }) => dependsOnId).sort(),
    excludes: excludes.map(({ otherTaskId }) => otherTaskId).sort(),
  }));
  return {
    tasks: sorted,
    milestones: await db().milestone.findMany({ where: { missionId }, orderBy: { position: 'asc' } }),
  };
}

const counted = { sequences: 0, edits: 0, refused: 0, seed: Number(process.env.FC_SEED ?? Date.now() % 2 ** 31) };
afterAll(() => console.log('random edits:', counted));

test('whatever was edited, undoing all gives back the first plan and redoing all the last', async () => {
  const workspace = await aWorkspace();
  const { owner } = workspace;
  const people = [(await aMember(workspace, 'planner')).principal.id];
  const number = fc.nat(9);
  const edit = fc.record({
    verb: fc.constantFrom(...(Object.keys(verbs) as Edit['verb'][])),
    ...{ a: number, b: number, c: number },
  });
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 8, maxLength: 25 }), async (edits) => {
      const mission = await aPlannedMission(owner);
      await addTasks(owner, mission, [{ title: 'one' }, { title: 'two', dependsOn: ['T0'] }, { title: 'three' }]);
      const first = await portrait(mission);
      for (const one of edits) {
        const now = await portrait(mission);
        const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
        const world = { mission, people, tasks: ids(now.tasks), milestones: ids(now.milestones) };
        const [handler, input] = verbs[one.verb](world, one);
        counted.edits += 1;
        await call(owner, handler, input).catch((error: unknown) => {
          const isRefusal = error instanceof DomainError || (error instanceof Error && error.name === 'ZodError');
          if (!isRefusal) throw error;
          counted.refused += 1;
        });
      }
      const last = await portrait(mission);
      const kept = await db().planEdit.count({ where: { missionId: mission } });
      for (let turn = 0; turn < kept; turn++) await call(owner, handlers.undoPlanEdit, { mission });
      expect(await portrait(mission)).toEqual(first);
      for (let turn = 0; turn < kept; turn++) await call(owner, handlers.redoPlanEdit, { mission });
      expect(await portrait(mission)).toEqual(last);
      counted.sequences += 1;
    }),
    { numRuns: Number(process.env.FC_RUNS ?? 15), seed: counted.seed, endOnFailure: true },
  );
}, 120_000);
