import { placeAround } from '@/lib/graph/place';
import { projectGraph } from '@/lib/graph/project';
import type { MissionGraph } from '@/lib/graph/schema';
import type { TemplatePlan } from '@/lib/templates/schema';

export type PlannedTasks = Pick<TemplatePlan, 'tasks' | 'milestones' | 'branches'>;

/** A plan that is not created yet, drawn as its mission will be. */
export function graphOfPlan({ tasks, milestones, branches }: PlannedTasks): MissionGraph {
  const dependencies = tasks.flatMap(({ ref, dependsOn }) =>
    dependsOn.map((dependsOnId) => ({ taskId: ref, dependsOnId })),
  );
  const rows = tasks.map((task, index) => ({
    id: task.ref,
    key: `T${index}`,
    title: task.title,
    status: 'todo' as const,
    isValidation: task.isValidation,
    readyAt: null,
    milestoneId: task.milestone,
    branchId: task.branch,
    attemptsUsed: 0,
    maxAttempts: task.maxAttempts,
    extraAttempts: 0,
    lastAttempt: 0,
    spentMicros: 0n,
    proof: 'none' as const,
    estimateMinutes: task.estimateMinutes,
    blockKind: null,
    blockedOnTaskId: null,
    blockReason: null,
    worker: null,
    lastProgressAt: null,
    awaitsPerson: null,
  }));
  const positions = placeAround(
    {
      tasks: rows,
      links: dependencies.map(({ taskId, dependsOnId }) => ({ from: dependsOnId, to: taskId })),
      milestones: milestones.map(({ ref }) => ({ id: ref })),
      branches: branches.map(({ ref }) => ({ id: ref })),
    },
    {},
  );
  return projectGraph(
    {
      missionId: 'plan',
      version: 1,
      tasks: rows,
      dependencies,
      milestones: milestones.map(({ ref, name, gate }) => ({ id: ref, name, gate })),
      branches: branches.map(({ ref, name }) => ({ id: ref, name, prunedReason: null, prunedAt: null })),
    },
    positions,
  );
}
