import type { z } from 'zod';
import type { NewTask, TaskChanges, taskFields } from '@/lib/tasks/schema';
import type { TaskView } from '@/lib/tasks/schema-view';
import { isoOfLocal, localOfIso } from './local-time';

type Evidence = z.infer<typeof taskFields.evidenceRequired>;

/** A task as a form holds it: texts as they are written, empty where nothing is. */
export type TaskDraft = {
  title: string;
  objective: string;
  criteria: string;
  dependsOn: string[];
  assignedTo: string[];
  notBy: string[];
  fulfils: string[];
  verification: NewTask['verification'];
  evidenceRequired: Evidence;
  maxAttempts: number | null;
  budgetMoney: string;
  budgetTokens: number | null;
  estimateMinutes: number | null;
  dueAt: string;
  priority: NewTask['priority'];
  role: NewTask['role'];
  milestoneId: string | null;
  branchId: string | null;
  requiredSkills: string[];
  requiredTools: string[];
  requiredModels: string[];
  modelPolicy: string;
  fallback: string;
  /** Id of whom makes the last attempt, or the model for it; one of the two or neither. */
  fallbackWorker: string | null;
  fallbackModel: string;
  outputSchema: string;
  isValidation: boolean;
};
export type TaskField = keyof TaskDraft;

export const emptyDraft: TaskDraft = {
  title: '',
  objective: '',
  criteria: '',
  dependsOn: [],
  assignedTo: [],
  notBy: [],
  fulfils: [],
  verification: 'none',
  evidenceRequired: [],
  maxAttempts: 3,
  budgetMoney: '',
  budgetTokens: null,
  estimateMinutes: null,
  dueAt: '',
  priority: 'medium',
  role: 'worker',
  milestoneId: null,
  branchId: null,
  requiredSkills: [],
  requiredTools: [],
  requiredModels: [],
  modelPolicy: '',
  fallback: '',
  fallbackWorker: null,
  fallbackModel: '',
  outputSchema: '',
  isValidation: false,
};

const ids = (refs: readonly { id: string }[]): string[] => refs.map(({ id }) => id);

export function draftOf(task: TaskView): TaskDraft {
  const { title, objective, criteria, fulfils, verification, maxAttempts, estimateMinutes, priority, role } = task;
  const { milestoneId, branchId, requiredSkills, requiredTools, requiredModels, modelPolicy, fallback } = task;
  return {
    ...{ title, objective, criteria, fulfils, verification, maxAttempts, estimateMinutes, priority, role },
    ...{ milestoneId, branchId, requiredSkills, requiredTools, requiredModels, modelPolicy, fallback },
    dependsOn: ids(task.dependsOn),
    assignedTo: ids(task.assignedTo),
    notBy: ids(task.notBy),
    fallbackWorker: task.fallbackTo?.worker?.id ?? null,
    fallbackModel: task.fallbackTo?.model ?? '',
    evidenceRequired: task.evidenceRequired as Evidence,
    budgetMoney: task.budget.money ?? '',
    budgetTokens: task.budget.tokens,
    dueAt: task.dueAt === null ? '' : localOfIso(task.dueAt),
    outputSchema: task.outputSchema === null ? '' : JSON.stringify(task.outputSchema, null, 2),
    isValidation: task.isValidation,
  };
}

/** The fields in which two drafts differ, in the order of the form. */
export const differingFields = (one: TaskDraft, other: TaskDraft): TaskField[] =>
  (Object.keys(emptyDraft) as TaskField[]).filter((field) => text(one[field]) !== text(other[field]));

const text = (value: unknown): string => JSON.stringify(value);

/** What the operations take. Throws a SyntaxError where the output schema is no JSON. */
export function inputOf(draft: TaskDraft): Required<TaskChanges> {
  const { dependsOn: _, budgetMoney, budgetTokens, dueAt, outputSchema, maxAttempts, ...rest } = draft;
  const { fallbackWorker, fallbackModel, ...same } = rest;
  return {
    ...same,
    fallbackTo: fallbackToOf(fallbackWorker, fallbackModel.trim()),
    budget: { money: budgetMoney.trim() || null, tokens: budgetTokens },
    maxAttempts: maxAttempts ?? emptyDraft.maxAttempts ?? 1,
    estimateMoney: null,
    dueAt: dueAt === '' ? null : isoOfLocal(dueAt),
    outputSchema: outputSchema.trim() === '' ? null : JSON.parse(outputSchema),
  };
}

const fallbackToOf = (worker: string | null, model: string) => (worker ? { worker } : model ? { model } : null);

const inputField: Partial<Record<TaskField, keyof TaskChanges>> = {
  ...{ budgetMoney: 'budget', budgetTokens: 'budget' },
  ...{ fallbackWorker: 'fallbackTo', fallbackModel: 'fallbackTo' },
};

/** Only what differs from `base`, so that an edit of one field never writes over another's edit of a second one. */
export function changesOf(base: TaskDraft, draft: TaskDraft): TaskChanges {
  const input = inputOf(draft);
  const names = differingFields(base, draft)
    .filter((field) => field !== 'dependsOn')
    .map((field) => inputField[field] ?? (field as keyof TaskChanges));
  return Object.fromEntries(names.map((name) => [name, input[name]]));
}
