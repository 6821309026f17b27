import { z } from 'zod';
import { pageInput, pageOf } from '@/lib/core/pagination';
import { id, line, missionRef, money, principalId, principalRef, text, timestamp, version } from '@/lib/core/schemas';
import { inputTypes, missionStatuses, priorities } from './values';

export const missionStatus = z.enum(missionStatuses);
export type MissionStatus = z.infer<typeof missionStatus>;

export const priority = z.enum(priorities);
export type Priority = z.infer<typeof priority>;

export const holdReasons = [
  'person',
  'budget',
  'retry_limit',
  'stop_condition',
  'approval',
  'usage_limit',
  'stuck',
] as const;
export const holdReason = z.enum(holdReasons);
export type HoldReason = z.infer<typeof holdReason>;

/** A few thousand characters are a value; more is an artifact. */
const inputText = text(4000);
export const inputValue = z.union([inputText, z.number(), z.boolean(), z.array(inputText).max(200)]);
export const missionInput = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, 'must be a snake_case word'),
  type: z.enum(inputTypes).default('string'),
  description: text(1000).default(''),
  required: z.boolean().default(true),
  value: inputValue
    .nullable()
    .default(null)
    .describe('null while it is not bound; a required one must be bound before launch.'),
});
export type MissionInput = z.infer<typeof missionInput>;

const isOfType: Record<MissionInput['type'], (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  list: (value) => Array.isArray(value),
};
const fitsItsType = ({ type, value }: MissionInput) => value === null || isOfType[type](value);

/** The operational charter of days of work: some thirty pages. */
const brief = text(100_000);

/** What people and agents write about a mission. */
export const missionFields = {
  name: line(200),
  brief: brief.describe('The operational charter, Markdown. Needed to leave brainstorm.'),
  description: text(4000).describe('One paragraph for people.'),
  project: text(120),
  priority,
  pilotId: principalId.nullable().describe('The agent or member who owns it.'),
  agentIds: z.array(id('agent')).max(100).describe('Agents allowed to work in it; empty means all of the workspace.'),
  maxParallel: z
    .number()
    .int()
    .min(1)
    .max(1000)
    .nullable()
    .describe('Most attempts at the same time; null means no limit.'),
  tags: z.array(line(60)).max(20),
  inputs: z
    .array(missionInput)
    .max(50)
    .refine((inputs) => new Set(inputs.map(({ name }) => name)).size === inputs.length, 'names must differ')
    .refine((inputs) => inputs.every(fitsItsType), 'a value must be of the type of its input, or null'),
  startDate: timestamp.nullable(),
  targetDate: timestamp.nullable(),
};

const optional = {
  brief: missionFields.brief.default(''),
  description: missionFields.description.default(''),
  project: missionFields.project.default(''),
  priority: missionFields.priority.default('medium'),
  pilotId: missionFields.pilotId.default(null),
  agentIds: missionFields.agentIds.default([]),
  maxParallel: missionFields.maxParallel.default(null),
  tags: missionFields.tags.default([]),
  inputs: missionFields.inputs.default([]),
  startDate: missionFields.startDate.default(null),
  targetDate: missionFields.targetDate.default(null),
};

export const createMissionInput = z.object({
  name: missionFields.name,
  ...optional,
  status: z.enum(['brainstorm', 'plan']).default('brainstorm').describe('plan needs a brief.'),
});
export type CreateMissionInput = z.infer<typeof createMissionInput>;

const mission = missionRef;

export const updateMissionInput = z
  .object({ mission, ...missionFields })
  .partial()
  .extend({ mission, expectedVersion: version.optional() });
export type UpdateMissionInput = z.infer<typeof updateMissionInput>;

export const missionOnly = z.object({ mission });

export const updateMissionProgressInput = z.object({
  mission,
  percent: z.number().int().min(0).max(100).nullable().describe("The pilot's own figure; null takes it back."),
});
export const holdMissionInput = z.object({ mission, why: text(2000).default('') });
export const resumeMissionInput = z.object({
  mission,
  reason: holdReason.default('person').describe('Which hold to end. budget ends only by a raise of the budget.'),
  why: text(2000).default(''),
});
export const archiveMissionInput = z.object({ mission, archived: z.boolean().default(true) });

export const addNoteInput = z.object({
  mission,
  taskId: id('task').optional(),
  text: text(20_000).min(1),
  mentions: z.array(id('member')).max(20).default([]).describe('People who are asked to read it.'),
});
export const listNotesInput = z.object({ ...pageInput, mission, taskId: id('task').optional() });
export const noteView = z.object({
  id: z.string(),
  taskId: z.string().nullable(),
  author: principalRef,
  text: z.string(),
  createdAt: timestamp,
});

export type NoteWire = z.infer<typeof noteView>;

const count = z.number().int().min(0);

export const hold = z.object({
  id: z.string(),
  reason: holdReason,
  since: timestamp,
  by: principalRef,
  why: z.string(),
});

const share = z.object({ percent: count.max(100), done: count, total: count });
export const progress = share.extend({
  weighted: z.boolean().describe('true where every counted task has an estimate and the percentage is weighted by it.'),
  validation: share,
  manual: count.max(100).nullable().describe("The pilot's own figure, never mixed with the derived one."),
});
export type Progress = z.infer<typeof progress>;

export const taskCounts = z.object({
  todo: count,
  in_progress: count,
  review: count,
  blocked: count,
  done: count,
  failed: count,
  skipped: count,
  cancelled: count,
});
export type TaskCounts = z.infer<typeof taskCounts>;

/** A mission as lists show it. */
export const missionSummary = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  project: z.string(),
  priority,
  status: missionStatus,
  tags: z.array(z.string()),
  pilot: principalRef.nullable(),
  holds: z.array(hold),
  isInbox: z.boolean(),
  isExample: z.boolean(),
  progress,
  counts: taskCounts,
  ready: count.describe('Tasks that could be claimed now.'),
  liveAttempts: count,
  currency: z.string().length(3),
  spent: z.object({ money, tokens: count }),
  budget: z.object({ money: money.nullable(), tokens: count.nullable() }),
  activeSeconds: count.describe('Time in execute or validate without a hold, up to now.'),
  attention: count.describe('Open items that wait for a person.'),
  nextDeadline: z
    .object({ at: timestamp, kind: z.enum(['task', 'mission', 'decision']), id: z.string(), words: z.string() })
    .nullable(),
  startDate: timestamp.nullable(),
  targetDate: timestamp.nullable(),
  createdAt: timestamp,
  updatedAt: timestamp,
  launchedAt: timestamp.nullable(),
  endedAt: timestamp.nullable(),
  archivedAt: timestamp.nullable(),
  version: z.number().int(),
});
export type MissionSummary = z.infer<typeof missionSummary>;

/** What this principal may do to this mission now. */
export const missionCan = z.object({
  edit: z.boolean(),
  plan: z.boolean(),
  launch: z.boolean(),
  hold: z.boolean(),
  resume: z.boolean(),
  complete: z.boolean(),
  fail: z.boolean(),
  cancel: z.boolean(),
  reopen: z.boolean(),
  archive: z.boolean(),
  delete: z.boolean(),
  addTasks: z.boolean(),
  proposeContract: z.boolean(),
  signContract: z.boolean(),
});
export type MissionCan = z.infer<typeof missionCan>;

/** Everything a mission's header shows, in one answer. */
export const missionView = missionSummary.extend({
  brief: z.string(),
  inputs: z.array(missionInput),
  agents: z.array(principalRef).describe('Allowed agents; empty means all of the workspace.'),
  maxParallel: z.number().int().nullable(),
  contract: z.object({
    inForce: z.number().int().nullable().describe('Version that governs, or null.'),
    draft: z.number().int().nullable().describe('Version that waits to be signed, or null.'),
    assertions: z.object({ total: count, passed: count, failed: count, waived: count, pending: count }),
  }),
  receipts: count.describe('Sealed versions of its receipt.'),
  sealDueAt: timestamp
    .nullable()
    .describe('Set while an ended mission waits for its last attempts; sealed at the latest then.'),
  activeSince: timestamp.nullable().describe('Set while the active time runs.'),
  serverTime: timestamp,
  template: z.object({ id: z.string(), name: z.string(), version: z.number().int() }).nullable(),
  createdBy: principalRef,
  endedBy: principalRef.nullable(),
  endReason: z.string().nullable(),
  seq: z.number().int().describe('The last event of its log.'),
  graphVersion: z.number().int(),
  can: missionCan,
});
export type MissionView = z.infer<typeof missionView>;

export const missionPage = pageOf(missionSummary);
export const notePage = pageOf(noteView);
