import { z } from 'zod';
import { money, timestamp } from '@/lib/core/schemas';

export const taskStatus = z.enum([
  'todo',
  'in_progress',
  'review',
  'blocked',
  'done',
  'failed',
  'skipped',
  'cancelled',
]);
export type TaskStatus = z.infer<typeof taskStatus>;

export const proof = z.enum(['none', 'reported', 'checked', 'verified', 'contradicted']);
export type Proof = z.infer<typeof proof>;

/** Pixels of the drawing at zoom 1, from the top left of the whole graph. */
const box = { x: z.number(), y: z.number(), width: z.number(), height: z.number() };
export type Box = { x: number; y: number; width: number; height: number };

/** The root of a block: a person who is awaited, a failure, or something outside; `taskId` is where it lies. */
export const cause = z.object({
  kind: z.enum(['person', 'fault', 'outside']),
  taskId: z.string(),
  key: z.string(),
  words: z.string(),
});
export type Cause = z.infer<typeof cause>;

export const graphNode = z.object({
  id: z.string(),
  key: z.string(),
  title: z.string(),
  status: taskStatus,
  ready: z.boolean(),
  kind: z.enum(['task', 'validation']),
  milestoneId: z.string().nullable(),
  branchId: z.string().nullable(),
  worker: z.object({ id: z.string(), name: z.string() }).nullable(),
  attemptsUsed: z.number().int(),
  maxAttempts: z.number().int(),
  attemptNumber: z.number().int(),
  lastProgressAt: timestamp.nullable(),
  /** Since when it could be claimed; null while it could not. */
  readyAt: timestamp.nullable(),
  proof,
  money: money.nullable(),
  estimateMinutes: z.number().int().nullable(),
  cause: cause.nullable(),
  /** Keys of the tasks that must be done or skipped first and are not. */
  waitsFor: z.array(z.string()),
  pruned: z.boolean(),
  ...box,
});
export type GraphNode = z.infer<typeof graphNode>;

export const graphEdge = z.object({
  from: z.string(),
  to: z.string(),
  satisfied: z.boolean(),
  /** Leads into a pruned branch. */
  cut: z.boolean(),
});
export type GraphEdge = z.infer<typeof graphEdge>;

export const graphMilestone = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  gate: z.boolean(),
  /** A gate is lit while a person is awaited for its validation, sealed once that validation is done. */
  state: z.enum(['open', 'lit', 'sealed']),
  settled: z.number().int(),
  total: z.number().int(),
  money: money.nullable(),
  ...box,
});
export type GraphMilestone = z.infer<typeof graphMilestone>;

export const graphBranch = z.object({
  id: z.string(),
  name: z.string(),
  prunedReason: z.string().nullable(),
  money: money.nullable(),
  ...box,
});
export type GraphBranch = z.infer<typeof graphBranch>;

/** A mission's tasks and dependencies as they are drawn. */
export const missionGraph = z.object({
  missionId: z.string(),
  version: z.number().int(),
  nodes: z.array(graphNode),
  edges: z.array(graphEdge),
  milestones: z.array(graphMilestone),
  branches: z.array(graphBranch),
});
export type MissionGraph = z.infer<typeof missionGraph>;

/** Where each task stands, by task id: the top left of its slot. Stored with the mission per graph version. */
export const positions = z.record(z.string(), z.object({ x: z.number(), y: z.number() }));
export type Positions = z.infer<typeof positions>;
