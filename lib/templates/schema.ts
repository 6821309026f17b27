import { z } from 'zod';
import { contractTermsInput } from '@/lib/contracts/schema';
import { pageInput, pageOf } from '@/lib/core/pagination';
import {
  flag,
  id,
  line,
  missionRef,
  principalId,
  principalRef,
  sha256,
  text,
  timestamp,
  version,
} from '@/lib/core/schemas';
import { missionFields } from '@/lib/missions/schema';
import { newTask } from '@/lib/tasks/schema';
import { maxTasksAtOnce } from '@/lib/tasks/values';

export const templateName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{1,59}$/, 'must be lower-case words joined by hyphens')
  .refine((name) => name !== 'examples', 'is taken by an address of its own');

export const parameterTypes = [
  'string',
  'text',
  'number',
  'integer',
  'boolean',
  'money',
  'date',
  'list',
  'choice',
  'principal',
] as const;

/** A few thousand characters are a value; a document belongs into the brief. */
const maxValue = 8000;
export const parameterValue = z.union([text(maxValue), z.number(), z.boolean(), z.array(text(1000)).max(200)]);
export type ParameterValue = z.infer<typeof parameterValue>;

export const templateParameter = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, 'must be a snake_case word'),
    type: z.enum(parameterTypes).describe('principal is an agent or a member, by id; list is lines of text.'),
    description: text(500).default(''),
    required: z.boolean().default(true).describe('false: left out it is empty, or its default.'),
    default: parameterValue.optional(),
    choices: z.array(line(200)).min(1).max(50).optional().describe('For type choice.'),
  })
  .refine((parameter) => (parameter.type === 'choice') === (parameter.choices !== undefined), {
    error: 'choices go with type choice, and only with it',
    path: ['choices'],
  });
export type TemplateParameter = z.infer<typeof templateParameter>;

const ref = z.string().regex(/^[A-Za-z][\w-]{0,39}$/, 'must be a short word such as T0');
const days = z.number().int().min(0).max(3650);

const planTask = newTask.omit({ milestoneId: true, branchId: true, supersedes: true, dueAt: true }).extend({
  ref,
  milestone: ref.nullable().default(null),
  branch: ref.nullable().default(null),
  dueInDays: days.nullable().default(null).describe('Counted from the day on which the template is used.'),
});

/** A template with its parameters filled in: what will be created. */
export const templatePlan = z.strictObject({
  mission: z.strictObject({
    name: missionFields.name,
    brief: missionFields.brief.min(1, 'a template brings the brief along'),
    description: missionFields.description.default(''),
    project: missionFields.project.default(''),
    priority: missionFields.priority.default('medium'),
    tags: missionFields.tags.default([]),
    pilotId: principalId.nullable().default(null),
    maxParallel: missionFields.maxParallel.default(null),
    inputs: missionFields.inputs.default([]),
    targetInDays: days.nullable().default(null),
  }),
  contract: contractTermsInput.optional(),
  milestones: z
    .array(z.strictObject({ ref, name: line(120), gate: z.boolean().default(false) }))
    .max(100)
    .default([]),
  branches: z
    .array(z.strictObject({ ref, name: line(120), hypothesis: text(4000).default('') }))
    .max(100)
    .default([]),
  tasks: z.array(planTask.strict()).min(1).max(maxTasksAtOnce),
});
export type TemplatePlan = z.output<typeof templatePlan>;

const part = z.record(z.string(), z.json());

/**
 * The readable format, version 1. Any text may hold `{{parameter}}`; a text that is nothing but one takes its type, so
 * that numbers and lists can be parameters too. Filled in, the parts must form a `templatePlan`.
 */
export const templateBody = z.strictObject({
  format: z.literal(1),
  title: line(120),
  summary: text(500).describe('One sentence: what comes out of it.'),
  when: text(1000).default('').describe('When to use it.'),
  parameters: z.array(templateParameter).max(50).default([]),
  mission: part,
  contract: part.optional(),
  milestones: z.array(part).max(100).default([]),
  branches: z.array(part).max(100).default([]),
  tasks: z.array(part).min(1).max(maxTasksAtOnce),
});
export type TemplateBody = z.output<typeof templateBody>;

const template = z.string().min(1).max(60).describe('The template: its id (tpl_…) or its name.');

export const listTemplatesInput = z.object({
  ...pageInput,
  search: z.string().max(200).optional(),
  archived: flag.default(false),
});
export const getTemplateInput = z.object({ template, version: version.optional().describe('Left out: the newest.') });
export const createTemplateInput = z.object({
  name: templateName,
  body: templateBody.optional(),
  fromMissionId: id('mission')
    .optional()
    .describe('Makes the body from a mission: its brief, contract, tasks and edges.'),
});
export const updateTemplateInput = z.object({
  template,
  body: templateBody.optional().describe('Becomes the next version; older ones stay as they are.'),
  archived: z.boolean().optional(),
  expectedVersion: version.optional(),
});
export const instantiateTemplateInput = z.object({
  template,
  version: version.optional().describe('Left out: the newest.'),
  parameters: z.record(z.string().max(60), parameterValue).default({}),
  name: line(200).optional().describe("Replaces the mission's name."),
  dryRun: flag.default(false).describe('true answers what would be created, and creates nothing.'),
  example: flag.default(false).describe('true marks the mission as an example, removable with the others.'),
});
export type InstantiateTemplateInput = z.infer<typeof instantiateTemplateInput>;

export const duplicateMissionInput = z.object({
  mission: missionRef,
  name: line(200).optional().describe('Left out: the old name with "(copy)".'),
});

export const templateSummary = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  summary: z.string(),
  when: z.string(),
  isExample: z.boolean(),
  version: z.number().int(),
  tasks: z.number().int(),
  assertions: z.number().int(),
  parameters: z.array(templateParameter),
  createdAt: timestamp,
  updatedAt: timestamp,
  archivedAt: timestamp.nullable(),
});
export type TemplateSummary = z.infer<typeof templateSummary>;
export const templatePage = pageOf(templateSummary);

export const templateView = templateSummary.extend({
  body: templateBody,
  sha256,
  versions: z.array(z.object({ version: z.number().int(), sha256, createdBy: principalRef, createdAt: timestamp })),
  missions: z.number().int().describe('Missions made from it.'),
  can: z.object({ edit: z.boolean(), use: z.boolean() }),
});
export type TemplateView = z.infer<typeof templateView>;

export const instantiated = z.object({
  dryRun: z.boolean(),
  missionId: z.string().nullable(),
  templateId: z.string(),
  version: z.number().int(),
  plan: templatePlan,
});
export const examplesAnswer = z.object({
  templates: z.number().int(),
  missions: z.number().int(),
  names: z.array(z.string()),
});
