import 'server-only';
import { z } from 'zod';
import { DomainError, invalidInput, notFound } from '../core/errors';
import type { Operation } from '../core/operation';
import { type Caller, perform } from './call';
import { toolOperations } from './profiles';
import { takesKey } from './tools';

/** `key` makes a repetition of the verb's writes harmless, where the agent sent one. */
export type Step = { caller: Caller; signal: AbortSignal; key?: unknown };
export type Answer = Record<string, unknown>;

export type Verb = {
  description: string;
  input: z.ZodObject;
  /** The operation whose rights decide who sees the verb. */
  by: string;
  kind: 'read' | 'write' | 'destructive';
  run: (given: Answer, step: Step) => Promise<unknown>;
};

/** Declares a verb; the type of its arguments comes from its input. */
export function verb<I extends z.ZodObject>(
  declared: Omit<Verb, 'input' | 'run'> & { input: I; run: (given: z.output<I>, step: Step) => Promise<unknown> },
): Verb {
  return declared as unknown as Verb;
}

export const operationOf = (name: string): Operation => {
  const operation = toolOperations.get(name);
  if (!operation) throw new Error(`${name} is no tool`);
  return operation;
};

export async function call({ caller, signal, key }: Step, name: string, input: Answer): Promise<Answer> {
  const operation = operationOf(name);
  const given = withoutGaps({ ...input, ...(takesKey(operation) && { idempotencyKey: key }) });
  return (await perform(caller, operation, given, signal)) as Answer;
}

export const withoutGaps = (input: Answer): Answer =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));

/** What is done otherwise here, and by which call. */
export const otherwise = (detail: string, next: string) => new DomainError('wrong_state', { detail, next });

export const words = z.string().max(8000);
export const ignored = {
  callerOrchestrator: words.optional(),
  callerInstance: words.optional(),
  createdBy: words.optional(),
};
export const missionId = words.describe('mis_…');
export const taskId = words.describe('tsk_…');
export const leaseToken = words.describe('From start_task.');
export const priority = z.enum(['urgent', 'high', 'medium', 'low']);
/** Times there are milliseconds since 1970. */
export const time = z.number().optional();
export const page = {
  limit: z.number().optional(),
  cursor: words.optional(),
  fields: z.enum(['lite', 'full']).optional(),
};

export const iso = (ms: number | undefined): string | undefined => {
  if (ms === undefined) return undefined;
  const at = new Date(ms);
  if (Number.isNaN(at.getTime())) throw invalidInput('date', 'is no time in milliseconds since 1970');
  return at.toISOString();
};

/** Agents are named there, and known by id here; an id is taken as it is. */
export async function agentIds(step: Step, names: readonly string[]): Promise<string[]> {
  if (names.every((name) => /^(agt|mem)_/.test(name))) return [...names];
  const known = new Map<string, string>();
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await call(step, 'list_agents', { limit: 200, cursor });
    for (const agent of items as { id: string; name: string }[]) known.set(agent.name, agent.id);
    cursor = (nextCursor as string | null) ?? undefined;
  } while (cursor !== undefined);
  return names.map((name) => {
    if (/^(agt|mem)_/.test(name)) return name;
    const id = known.get(name);
    if (!id) throw notFound(`agent "${name.slice(0, 60)}"`);
    return id;
  });
}

/** A verb whose work is done in another way here, and that says which. */
export const elsewhere = (by: string, detail: string, next: string): Verb => ({
  description: `Refused here: ${detail}`,
  input: z.looseObject({}),
  by,
  kind: 'write',
  run: async () => {
    throw otherwise(detail, next);
  },
});
