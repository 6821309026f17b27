import 'server-only';
import { DomainError } from '@/lib/core/errors';
import type { Tenant } from '@/lib/server/tenant';
import { type CreatedTask, createInMission } from './create';
import { getTaskRow } from './data';
import { editTask } from './edit';
import { changeGraph } from './graph-change';
import { parseOutline } from './outline';
import { type CreateTaskInput, type NewTask, newTask, type UpdateTaskInput } from './schema';

/** Creates one task, many or an outline, all or none. */
export async function createTasks(
  tenant: Tenant,
  input: CreateTaskInput,
): Promise<{ missionId: string; created: CreatedTask[]; graphVersion: number }> {
  const { mission: missionId, tasks, outline, ...single } = input;
  return changeGraph(tenant, missionId, async (change) => {
    const planned = tasks ?? readPlan(single, outline, change.mission.nextTaskNumber);
    const created = await createInMission(change, planned);
    return { missionId, created, graphVersion: change.mission.graphVersion };
  });
}

function readPlan(single: object, outline: string | undefined, firstNumber: number): NewTask[] {
  if (outline === undefined) return [newTask.parse(single)];
  return parseOutline(outline, firstNumber).map((line) => newTask.parse(line));
}

/** Changes one task; objective, criteria, schema and evidence rules only while nobody works on it. */
export async function updateTask(tenant: Tenant, input: UpdateTaskInput): Promise<void> {
  const { task, expectedVersion, ...changes } = input;
  const { missionId } = await getTaskRow(tenant, task);
  await changeGraph(tenant, missionId, (change) => editTask(change, task, changes, expectedVersion));
}

/** Changes several tasks of one mission, all or none; a refusal names every task that is in no state for it. */
export async function updateTasks(
  tenant: Tenant,
  missionId: string,
  inputs: readonly UpdateTaskInput[],
): Promise<void> {
  await changeGraph(tenant, missionId, async (change) => {
    const refusals: { index: number; error: DomainError }[] = [];
    for (const [index, { task, expectedVersion, ...changes }] of inputs.entries())
      try {
        await editTask(change, task, changes, expectedVersion);
      } catch (error) {
        // A wrong state is seen before anything is written; after another refusal the rest cannot be judged.
        if (!(error instanceof DomainError) || error.code !== 'wrong_state') throw error;
        refusals.push({ index, error });
      }
    refuseTogether(refusals, inputs.length);
  });
}

function refuseTogether(refusals: readonly { index: number; error: DomainError }[], asked: number): void {
  const first = refusals[0]?.error;
  if (!first) return;
  throw new DomainError(first.code, {
    detail: refusals.length === 1 ? first.message : `${first.message} ${refusals.length} of ${asked} are refused.`,
    next: first.next,
    errors: refusals.map(({ index, error }) => ({ path: `tasks.${index}`, message: `${error.message} ${error.next}` })),
    extra: first.extra,
  });
}
