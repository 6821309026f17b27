import { z } from 'zod';
import { agentState, waitReason } from '@/lib/agents/schema';
import { id, principalRef, timestamp } from '../core/schemas';
import { laneAttempt } from './schema-pulse';
import { laneWindows } from './values';

const count = z.number().int().min(0);

/** More lanes than anybody looks through are cut, those that worked longest ago first. */
export const mostAgentLanes = 50;
/** Of one lane among many, and of one alone: more bars than the width of a screen tells apart. */
export const mostAmongMany = 40;
export const mostAlone = 400;

export const lanesInput = z.object({
  hours: z.coerce
    .number()
    .refine((hours) => laneWindows.some((one) => one === hours), `One of ${laneWindows.join(', ')}.`)
    .default(laneWindows[0])
    .describe(`How far back: ${laneWindows.join(' or ')}.`),
  agent: id('agent').optional().describe('Only the lane of this one, with more of it.'),
});

export const agentLane = z.object({
  agent: principalRef,
  state: agentState,
  waitsFor: waitReason.nullable().describe('Null while it works.'),
  since: timestamp.nullable().describe('Since when it waits or is offline; null while it holds a task.'),
  attempts: z
    .array(laneAttempt.extend({ number: z.number().int(), missionName: z.string() }))
    .describe('Oldest first; what ran at some time in the window.'),
  earlier: count.describe('How many more there were in the window, before the first that is listed.'),
});
export type AgentLane = z.infer<typeof agentLane>;

export const agentLanes = z.object({
  items: z.array(agentLane).describe('Who worked last first.'),
  cut: count.describe('Agents beyond these, whose last work is older.'),
});
export type AgentLanes = z.infer<typeof agentLanes>;
