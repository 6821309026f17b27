import type { ErrorCode } from '@/lib/core/errors';
import type { Caller } from '../../client';
import type { World } from '../../world';

/** Who may call, as a literal: `owner planner | plan` is these roles, or a token with this scope. */
export type Rights = 'anyone' | 'user' | `${string} | ${string}`;

export type Case = { input: Record<string, unknown>; as?: Caller };
export type Arrange = (world: World) => Case | Promise<Case>;

/** How an operation answers the five questions; those with one answer for all need no words here. */
export type Entry = {
  may: Rights;
  /** Agents' tokens never suffice, whatever their scopes. */
  peopleOnly?: true;
  /** Whoever pilots the mission may too: sessions of every role and tokens with the scope work reach the handler. */
  orPilot?: true;
  /** An input that works, naming what it names by ids where it can. Without `as` the owner sends it. */
  works: Arrange;
  /** Further inputs that name things which `works` does not; only used to look for leaks. */
  names?: Arrange | readonly Arrange[];
  /** The answers are one for each item, with the status of all of them together 200. */
  perItem?: true;
  /** Filters of a list: one that names nothing of the workspace, foreign or missing, leaves nothing to list. */
  filters?: readonly string[];
  /** Where a foreign or missing name is not 404: what both are answered alike, by the field. */
  missingIs?: Record<string, ErrorCode>;
  /** Agents may call it, but never with this input. */
  agentsMayNot?: true;
  wrongState: { code: ErrorCode; arrange: Arrange } | { never: string };
};

export const everyone = 'owner planner reviewer viewer | read';
export const workers = 'owner planner reviewer | work';
export const planners = 'owner planner | plan';
export const reviewers = 'owner reviewer | review';
export const deciders = 'owner planner reviewer | decide';

export const wrong = (code: ErrorCode, arrange: Arrange) => ({ code, arrange });
export const never = (reason: string) => ({ never: reason });

/** A read of what is there: no state forbids it. */
export function read(works: Arrange, more: Partial<Entry> = {}): Entry {
  return { may: everyone, works, wrongState: never('a read is possible in every state'), ...more };
}
