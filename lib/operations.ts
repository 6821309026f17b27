import * as actions from './actions/operations';
import * as agents from './agents/operations';
import * as artifacts from './artifacts/operations';
import * as attempts from './attempts/operations';
import * as audit from './audit/operations';
import * as auth from './auth/operations';
import type { Operation } from './core/operation';
import * as events from './events/operations';
import * as evidence from './evidence/operations';
import * as members from './members/operations';
import * as questions from './questions/operations';
import * as state from './state/operations';
import * as work from './work/operations';
import * as workspaces from './workspaces/operations';

/** Every operation, for every door: HTTP, OpenAPI, the typed clients and the generated tests. */
export const operations: readonly Operation[] = [
  actions,
  agents,
  artifacts,
  attempts,
  audit,
  auth,
  events,
  evidence,
  members,
  questions,
  state,
  work,
  workspaces,
].flatMap((feature) => Object.values<Operation>(feature));
