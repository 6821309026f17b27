import * as agents from './agents/operations';
import * as audit from './audit/operations';
import * as auth from './auth/operations';
import type { Operation } from './core/operation';
import * as events from './events/operations';
import * as members from './members/operations';
import * as workspaces from './workspaces/operations';

/** Every operation, for every door: HTTP, OpenAPI, the typed clients and the generated tests. */
export const operations: readonly Operation[] = [agents, audit, auth, events, members, workspaces].flatMap((feature) =>
  Object.values<Operation>(feature),
);
