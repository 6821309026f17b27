import type { Operation } from './core/operation';
import * as events from './events/operations';

/** Every operation, for every door: HTTP, OpenAPI, the typed clients and the generated tests. */
export const operations: readonly Operation[] = [events].flatMap((feature) => Object.values<Operation>(feature));
