import type { NewTask } from '@/lib/tasks/schema';
import type { TaskView } from '@/lib/tasks/schema-view';

/** A task as its form holds it. */
export type TaskDraft = Omit<NewTask, 'ref' | 'supersedes' | 'outputSchema' | 'estimateMoney' | 'notBy'>;

export const emptyTask: TaskDraft = {
  title: '',
  objective: '',
  criteria: '',
  dependsOn: [],
  fulfils: [],
  assignedTo: [],
  verification: 'none',
  role: 'worker',
  isValidation: false,
  priority: 'medium',
  milestoneId: null,
  branchId: null,
  requiredSkills: [],
  requiredTools: [],
  requiredModels: [],
  modelPolicy: '',
  fallback: '',
  maxAttempts: 3,
  budget: { money: null, tokens: null },
  evidenceRequired: [],
  estimateMinutes: null,
  dueAt: null,
};

export function draftOf(task: TaskView): TaskDraft {
  const { dependsOn, assignedTo, evidenceRequired } = task;
  const fields = Object.keys(emptyTask) as (keyof TaskDraft)[];
  const own = Object.fromEntries(fields.map((field) => [field, task[field]])) as TaskDraft;
  return {
    ...own,
    dependsOn: dependsOn.map(({ id }) => id),
    assignedTo: assignedTo.map(({ id }) => id),
    evidenceRequired: evidenceRequired.map(({ kind, leastStrength, words }) => ({
      kind,
      leastStrength: leastStrength === 'checked' ? 'checked' : 'reported',
      words,
    })),
  };
}

/** Names of the fields, for messages and differences. */
export const taskWords: Record<keyof TaskDraft, string> = {
  title: 'Title',
  objective: 'Objective',
  criteria: 'Done when',
  dependsOn: 'Waits for',
  fulfils: 'Fulfils',
  assignedTo: 'For',
  verification: 'Verified by',
  role: 'Role',
  isValidation: 'Validation',
  priority: 'Priority',
  milestoneId: 'Milestone',
  branchId: 'Branch',
  requiredSkills: 'Skills',
  requiredTools: 'Tools',
  requiredModels: 'Models',
  modelPolicy: 'Model policy',
  fallback: 'Otherwise',
  maxAttempts: 'Attempts',
  budget: 'Budget',
  evidenceRequired: 'Evidence',
  estimateMinutes: 'Estimate',
  dueAt: 'Due',
};
export const taskFieldNames = Object.keys(taskWords);
