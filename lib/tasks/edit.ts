import 'server-only';
import { Prisma, type Task } from '@/generated/prisma/client';
import { clearItems } from '@/lib/attention/commands';
import { canonicalJson } from '@/lib/core/canonical-json';
import { invalidInput, notFound, versionMismatch, wrongState } from '@/lib/core/errors';
import { parseMicros } from '@/lib/core/money';
import type { MissionChange } from '@/lib/missions/change';
import { isEnded } from '@/lib/missions/rules';
import { sha256Hex } from '@/lib/server/hash';
import { fallbackColumns, refuseUnknown } from './create';
import { refuseStructureEdit } from './edges';
import { touchGraph } from './graph-change';
import { loadLinks, refuseCircle } from './links';
import { refreshReadiness } from './readiness';
import { readRefs } from './refs';
import type { TaskChanges } from './schema';
import { touchAttempts, touchCoverage } from './settle';

/** What a task is. The rest says who does it, when and for how much, and may change while it runs. */
const structural = [
  'objective',
  'criteria',
  'outputSchema',
  'evidenceRequired',
  'verification',
] as const satisfies (keyof TaskChanges)[];

/** Changes a task under its mission's lock; a stale `expectedVersion` is `version_mismatch`. */
export async function editTask(
  change: MissionChange,
  taskId: string,
  input: TaskChanges,
  expectedVersion: number | undefined,
): Promise<void> {
  const { tx, mission } = change;
  const task = await tx.task.findFirst({ where: { id: taskId, missionId: mission.id } });
  if (!task) throw notFound('task');
  if (expectedVersion !== undefined && expectedVersion !== task.version)
    throw versionMismatch('task', expectedVersion, task.version);
  const fields = Object.keys(input).filter((key) => input[key as keyof TaskChanges] !== undefined);
  if (fields.length === 0) return;
  if (isEnded(mission.status)) throw wrongState(`The mission is ${mission.status}.`, 'Reopen it first.');
  if (task.status === 'cancelled' || task.status === 'skipped')
    throw wrongState(`${task.key} is ${task.status}.`, 'Create a new task instead.');
  if (structural.some((field) => isChanged(task, input, field))) await refuseStructureEdit(change, task);
  await refuseUnknown(change, [input as Parameters<typeof refuseUnknown>[1][number]]);
  const edited = await tx.task.update({
    where: { id: taskId },
    data: { ...columnsOf(input), version: { increment: 1 }, updatedAt: change.now },
  });
  await writePeople(change, task, input);
  await settleEdit(change, task, edited, input);
  change.record('task.updated', {
    subject: taskId,
    task: taskId,
    data: { key: task.key, fields, version: edited.version, changesHash: sha256Hex(canonicalJson(input)) },
  });
}

function isChanged(task: Task, input: TaskChanges, field: (typeof structural)[number]): boolean {
  const next = input[field];
  return next !== undefined && canonicalJson(next) !== canonicalJson(task[field] ?? null);
}

function columnsOf(input: TaskChanges): Prisma.TaskUncheckedUpdateInput {
  const {
    budget,
    fallbackTo,
    estimateMoney,
    dueAt,
    outputSchema,
    assignedTo: _to,
    notBy: _by,
    fulfils,
    ...plain
  } = input;
  const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
  const micros = (money: string | null) => (money === null ? null : parseMicros(money));
  return {
    ...given,
    ...(fulfils && { fulfils: [...new Set(fulfils)] }),
    ...(budget && {
      budgetMicros: micros(budget.money),
      budgetTokens: budget.tokens === null ? null : BigInt(budget.tokens),
    }),
    ...(fallbackTo !== undefined && fallbackColumns(fallbackTo)),
    ...(estimateMoney !== undefined && { estimateMicros: micros(estimateMoney) }),
    ...(dueAt !== undefined && { dueAt: dueAt === null ? null : new Date(dueAt) }),
    ...(outputSchema !== undefined && {
      outputSchema: outputSchema === null ? Prisma.DbNull : (outputSchema as Prisma.InputJsonValue),
    }),
  };
}

async function writePeople({ tx }: MissionChange, task: Task, input: TaskChanges): Promise<void> {
  const { id: taskId, missionId } = task;
  if (input.assignedTo) {
    await tx.taskAssignee.deleteMany({ where: { taskId } });
    const ids = [...new Set(input.assignedTo)];
    await tx.taskAssignee.createMany({ data: ids.map((principalId) => ({ taskId, principalId })) });
  }
  if (input.notBy) {
    const find = await readRefs(tx, missionId, input.notBy);
    const others = [...new Set(input.notBy.map(find))];
    if (others.includes(taskId)) throw invalidInput('notBy', 'names the task itself');
    await tx.taskExclusion.deleteMany({ where: { taskId } });
    await tx.taskExclusion.createMany({ data: others.map((otherTaskId) => ({ missionId, taskId, otherTaskId })) });
  }
}

async function settleEdit(change: MissionChange, before: Task, after: Task, input: TaskChanges): Promise<void> {
  const regrouped = before.milestoneId !== after.milestoneId || before.isValidation !== after.isValidation;
  if (regrouped) {
    await refuseCircle(change.tx, after.missionId, [], await loadLinks(change.tx, after.missionId));
    await refreshReadiness(change, 'all');
  }
  if (regrouped || before.branchId !== after.branchId) await touchGraph(change);
  if (input.fulfils) touchCoverage(change);
  if (input.maxAttempts || input.fallbackTo !== undefined) touchAttempts(change);
  if (input.budget && !isSpent(after))
    await clearItems(change, { kind: 'task_budget', taskId: after.id }, 'its budget was raised');
}

const isSpent = ({ budgetMicros, budgetTokens, spentMicros, spentTokens }: Task) =>
  (budgetMicros !== null && spentMicros >= budgetMicros) || (budgetTokens !== null && spentTokens >= budgetTokens);
