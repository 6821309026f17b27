import { z } from 'zod';
import { assertionKey } from '@/lib/contracts/schema';
import { pageInput } from '@/lib/core/pagination';
import {
  boundedJson,
  cap,
  flag,
  id,
  line,
  missionRef,
  money,
  principalId,
  text,
  timestamp,
  version,
} from '@/lib/core/schemas';
import { evidenceKindSchema, requiredStrengthSchema } from '@/lib/evidence/schema';
import { taskStatus } from '@/lib/graph/schema';
import { priority } from '@/lib/missions/schema';
import { copyFormat, maxTasksAtOnce, sortOrders, taskSorts } from './values';

export { type TaskStatus, taskStatus } from '@/lib/graph/schema';

export const taskRole = z.enum(['orchestrator', 'worker', 'validator']);
export const verification = z.enum(['none', 'review']);

/** Where the drawing, the queue and the receipt were measured to hold. */
export const maxTasksInMission = 10_000;
/** An edge list longer than this is a missing milestone. */
const maxEdges = 500;

/** Evidence that a task's result must come with, in at least this strength. */
export const evidenceRule = z.strictObject({
  kind: evidenceKindSchema,
  leastStrength: requiredStrengthSchema.default('reported'),
  words: text(500).default('').describe('What exactly is wanted.'),
});
export type EvidenceRule = z.infer<typeof evidenceRule>;

const taskRef = z.string().min(1).max(60).describe('Id, key such as T3, or ref in this call.');
const taskRefs = z.array(taskRef).max(maxEdges);
const names = z.array(line(100)).max(50);

/** What a planner says about a task. */
export const taskFields = {
  title: line(200),
  objective: text(20_000).describe('What is to be done, and why.'),
  criteria: text(20_000).describe('When it counts as done.'),
  priority,
  milestoneId: id('milestone').nullable(),
  branchId: id('branch').nullable(),
  fulfils: z.array(assertionKey).max(50).describe('Keys of assertions that it alone fulfils.'),
  role: taskRole,
  requiredSkills: names,
  requiredTools: names,
  requiredModels: names,
  modelPolicy: text(2000),
  budget: z.strictObject({
    money: cap.nullable().default(null),
    tokens: z.number().int().min(1).nullable().default(null),
  }),
  maxAttempts: z.number().int().min(1).max(100),
  fallback: text(4000).describe('What happens if it cannot be done as planned, in words.'),
  fallbackTo: z
    .strictObject({ worker: principalId.optional(), model: line(100).optional() })
    .refine(({ worker, model }) => (worker === undefined) !== (model === undefined), 'names a worker or a model')
    .nullable()
    .describe('{worker} or {model} of the last attempt: one more than maxAttempts, if the contract allows.'),
  verification,
  outputSchema: boundedJson(65_536).nullable().describe('JSON Schema (2020-12) of its output.'),
  evidenceRequired: z.array(evidenceRule).max(20),
  estimateMinutes: z.number().int().min(1).max(1_000_000).nullable(),
  estimateMoney: money.nullable(),
  dueAt: timestamp.nullable(),
  isValidation: z.boolean().describe('Checks the work of others; counted apart.'),
  assignedTo: z.array(principalId).max(50).describe('Only these may claim it; empty means anyone able.'),
  notBy: taskRefs.describe('Nobody does both this task and one of these.'),
};

const planned = {
  objective: taskFields.objective.default(''),
  criteria: taskFields.criteria.default(''),
  priority: taskFields.priority.default('medium'),
  milestoneId: taskFields.milestoneId.default(null),
  branchId: taskFields.branchId.default(null),
  fulfils: taskFields.fulfils.default([]),
  supersedes: taskRef
    .optional()
    .describe('The task that it replaces, at once: it is cancelled and its dependents move here.'),
  role: taskFields.role.default('worker'),
  requiredSkills: taskFields.requiredSkills.default([]),
  requiredTools: taskFields.requiredTools.default([]),
  requiredModels: taskFields.requiredModels.default([]),
  modelPolicy: taskFields.modelPolicy.default(''),
  budget: taskFields.budget.default({ money: null, tokens: null }),
  maxAttempts: taskFields.maxAttempts.default(3),
  fallback: taskFields.fallback.default(''),
  fallbackTo: taskFields.fallbackTo.default(null),
  verification: taskFields.verification.default('none'),
  outputSchema: taskFields.outputSchema.default(null),
  evidenceRequired: taskFields.evidenceRequired.default([]),
  estimateMinutes: taskFields.estimateMinutes.default(null),
  estimateMoney: taskFields.estimateMoney.default(null),
  dueAt: taskFields.dueAt.default(null),
  isValidation: taskFields.isValidation.default(false),
  assignedTo: taskFields.assignedTo.default([]),
  notBy: taskFields.notBy.default([]),
  dependsOn: taskRefs.default([]),
};

/** One task to create. `ref` names it for others of the same call. */
export const newTask = z.strictObject({
  ref: z.string().min(1).max(60).optional(),
  title: taskFields.title,
  ...planned,
});
export type NewTask = z.infer<typeof newTask>;

const createTaskShape = z.object({
  mission: missionRef,
  ...newTask.partial().shape,
  tasks: z.array(newTask).min(1).max(maxTasksAtOnce).optional(),
  outline: text(60_000)
    .optional()
    .describe(
      'One task per line; an indented line comes after the one above it; "after T1, T2" adds dependencies, "fulfils A1" links.',
    ),
});
export const createTaskInput = createTaskShape.superRefine((input, context) => {
  const ways = [input.title, input.tasks, input.outline].filter((way) => way !== undefined);
  if (ways.length !== 1)
    context.addIssue({ code: 'custom', path: ['title'], message: 'Send exactly one of title, tasks and outline.' });
});
export type CreateTaskInput = z.infer<typeof createTaskInput>;

const task = id('task');
export const taskOnly = z.object({ task });

export const taskChanges = z.strictObject(taskFields).partial();
export type TaskChanges = z.infer<typeof taskChanges>;
const expectedVersion = version.optional();

export const updateTaskInput = taskChanges.extend({ task, expectedVersion });
export type UpdateTaskInput = z.infer<typeof updateTaskInput>;
export const updateTasksInput = z.object({
  mission: missionRef,
  tasks: z.array(updateTaskInput).min(1).max(maxTasksAtOnce),
});

export const deleteTasksInput = z.object({
  mission: missionRef,
  tasks: z.array(task).min(1).max(maxTasksAtOnce),
});

/** A task as it was planned, to be planned again elsewhere: others by their keys, its milestone by name. */
export const copiedTask = newTask
  .omit({ milestoneId: true, branchId: true, supersedes: true })
  .extend({ ref: z.string().min(1).max(60), milestone: z.string().max(120).nullable() });
export type CopiedTask = z.infer<typeof copiedTask>;

/** What a clipboard holds; from there it is anybody's text and is read as such. */
export const copiedTasks = z.strictObject({
  format: z.literal(copyFormat),
  mission: id('mission'),
  items: z.array(copiedTask).max(maxTasksAtOnce),
});
export type CopiedTasks = z.infer<typeof copiedTasks>;

export const copyTasksInput = z.object({
  mission: missionRef,
  tasks: z.union([task, z.array(task).max(maxTasksAtOnce)]).describe('What is not there is left out.'),
});

export const taskSort = z.enum(taskSorts);
export type TaskSort = z.infer<typeof taskSort>;
export const sortOrder = z.enum(sortOrders);
export type SortOrder = z.infer<typeof sortOrder>;

const statusFilter = z.union([taskStatus, z.literal('open')]);
export const listTasksInput = z.object({
  ...pageInput,
  mission: missionRef,
  status: z
    .union([statusFilter, z.array(statusFilter).max(8)])
    .optional()
    .describe('One or more statuses; open means all but done, skipped and cancelled.'),
  milestoneId: id('milestone').optional(),
  branchId: id('branch').optional(),
  assignedTo: principalId.optional(),
  ready: flag.optional().describe('true: only what could be claimed now.'),
  search: z.string().max(200).optional().describe('Part of the title, or a key.'),
  sort: taskSort.default('key').describe('Tasks with nothing in it come last, in either order.'),
  order: sortOrder.default('asc'),
});
export type ListTasksInput = z.infer<typeof listTasksInput>;
export type Sorting = Pick<ListTasksInput, 'sort' | 'order'>;

export const dependenciesInput = z.object({ task, dependsOn: taskRefs.min(1) });
export const setDependenciesInput = z.object({ task, dependsOn: taskRefs });
export const removeDependencyInput = z.object({ task, dependsOn: taskRef });
