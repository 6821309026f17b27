import 'server-only';
import * as events from './events/handlers';
import type { BoundOperation } from './server/bind';

/** Every operation bound to what does it, by name. */
export const handlers: ReadonlyMap<string, BoundOperation> = new Map(
  [events].flatMap((feature) => Object.values<BoundOperation>(feature)).map((bound) => [bound.operation.name, bound]),
);
