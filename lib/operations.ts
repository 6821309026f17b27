import * as actions from './actions/operations';
import * as agents from './agents/operations';
import * as artifacts from './artifacts/operations';
import * as assertions from './assertions/operations';
import * as attempts from './attempts/operations';
import * as attention from './attention/operations';
import * as audit from './audit/operations';
import * as auth from './auth/operations';
import * as blobs from './blobs/operations';
import * as branches from './branches/operations';
import * as contracts from './contracts/operations';
import type { Operation } from './core/operation';
import * as decisions from './decisions/operations';
import * as events from './events/operations';
import * as evidence from './evidence/operations';
import * as handoffs from './handoffs/operations';
import * as lifecycle from './lifecycle/operations';
import * as members from './members/operations';
import * as milestones from './milestones/operations';
import * as missions from './missions/operations';
import * as outputs from './outputs/operations';
import * as overview from './overview/operations';
import * as planEdits from './plan-edits/operations';
import * as questions from './questions/operations';
import * as receipts from './receipts/operations';
import * as reviews from './reviews/operations';
import * as savedViews from './saved-views/operations';
import * as search from './search/operations';
import * as state from './state/operations';
import * as tasks from './tasks/operations';
import * as templates from './templates/operations';
import * as work from './work/operations';
import * as workspaces from './workspaces/operations';

/** Every operation, for every door: HTTP, OpenAPI, the typed clients and the generated tests; in the order of reading. */
export const operations: readonly Operation[] = [
  work,
  attempts,
  evidence,
  artifacts,
  blobs,
  actions,
  questions,
  state,
  outputs,
  handoffs,
  reviews,
  tasks,
  missions,
  lifecycle,
  milestones,
  branches,
  planEdits,
  contracts,
  assertions,
  attention,
  decisions,
  receipts,
  events,
  overview,
  search,
  savedViews,
  templates,
  agents,
  members,
  workspaces,
  auth,
  audit,
].flatMap((feature) => Object.values<Operation>(feature));
