import 'server-only';
import type { z } from 'zod';
import type { Operation } from '../core/operation';
import { db } from './db';
import type { SignedIn } from './gate';
import type { FileAnswer } from './route';
import type { Tenant } from './tenant';

/** What a handler may know of the call besides its input. */
export type Call = { requestId: string; signal: AbortSignal };

/** An anonymous caller: operations for anyone guard themselves by a secret in their input. */
export type Stranger = { requestId: string; address: string };

export type Waiting<I, O> = {
  /** How long the caller is ready to wait, seconds; 0 answers at once. */
  seconds: (input: I) => number;
  /** Whether the answer is worth having; otherwise the operation is tried again at the next event of the workspace. */
  isDone: (output: O) => boolean;
};

type Run<C, I extends z.ZodType, O extends z.ZodType> = (
  caller: C,
  input: z.output<I>,
  call: Call,
) => Promise<z.input<O> | FileAnswer> | z.input<O> | FileAnswer;

/** A declaration with the command or read that does it. The type parameters are erased for the pipeline. */
export type BoundOperation = {
  operation: Operation;
  runInWorkspace?: (tenant: Tenant, input: unknown, call: Call) => Promise<unknown>;
  runForUser?: (user: SignedIn, input: unknown, call: Call) => Promise<unknown>;
  runForAnyone?: (stranger: Stranger, input: unknown, call: Call) => Promise<unknown>;
  waiting?: Waiting<unknown, unknown>;
};

/** Binds an operation inside a workspace. With `waiting` it is retried, each time in a transaction of its own. */
export function bind<I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<I, O>,
  run: Run<Tenant, I, O>,
  waiting?: Waiting<z.output<I>, z.input<O>>,
): BoundOperation {
  return {
    operation,
    runInWorkspace: async (tenant, input, call) => run(tenant, (await nameInbox(tenant, input)) as z.output<I>, call),
    ...(waiting && { waiting: waiting as Waiting<unknown, unknown> }),
  };
}

/** Puts the id of the workspace's Inbox where an input says "inbox" for a mission. */
async function nameInbox({ workspaceId }: Tenant, input: unknown): Promise<unknown> {
  if (typeof input !== 'object' || input === null) return input;
  const named = (['mission', 'missionId'] as const).filter((field) => Reflect.get(input, field) === 'inbox');
  if (named.length === 0) return input;
  const inbox = await db().mission.findFirstOrThrow({ where: { workspaceId, isInbox: true }, select: { id: true } });
  return { ...input, ...Object.fromEntries(named.map((field) => [field, inbox.id])) };
}

/** Binds an operation of a signed-in person, with or without a workspace. */
export function bindForUser<I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<I, O>,
  run: Run<SignedIn, I, O>,
): BoundOperation {
  return { operation, runForUser: async (user, input, call) => run(user, input as z.output<I>, call) };
}

/** Binds an operation that needs no credentials. */
export function bindForAnyone<I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<I, O>,
  run: Run<Stranger, I, O>,
): BoundOperation {
  return { operation, runForAnyone: async (stranger, input, call) => run(stranger, input as z.output<I>, call) };
}
