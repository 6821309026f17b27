import 'server-only';
import * as agents from './agents/handlers';
import * as audit from './audit/handlers';
import * as auth from './auth/handlers';
import * as events from './events/handlers';
import * as members from './members/handlers';
import * as overview from './overview/handlers';
import * as receipts from './receipts/handlers';
import type { BoundOperation } from './server/bind';
import * as workspaces from './workspaces/handlers';

/** Every operation bound to what does it, by name. */
export const handlers: ReadonlyMap<string, BoundOperation> = new Map(
  [agents, audit, auth, members, overview, workspaces, events, receipts]
    .flatMap((feature) => Object.values<BoundOperation>(feature))
    .map((bound) => [bound.operation.name, bound]),
);
