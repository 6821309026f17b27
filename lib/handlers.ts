import 'server-only';
import * as actions from './actions/handlers';
import * as agents from './agents/handlers';
import * as artifacts from './artifacts/handlers';
import * as assertions from './assertions/handlers';
import * as attempts from './attempts/handlers';
import * as attention from './attention/handlers';
import * as audit from './audit/handlers';
import * as auth from './auth/handlers';
import * as blobs from './blobs/handlers';
import * as branches from './branches/handlers';
import * as contracts from './contracts/handlers';
import * as decisions from './decisions/handlers';
import * as events from './events/handlers';
import * as evidence from './evidence/handlers';
import * as handoffs from './handoffs/handlers';
import * as lifecycle from './lifecycle/handlers';
import * as members from './members/handlers';
import * as mentions from './mentions/handlers';
import * as milestones from './milestones/handlers';
import * as missions from './missions/handlers';
import * as outputs from './outputs/handlers';
import * as overview from './overview/handlers';
import * as planEdits from './plan-edits/handlers';
import * as questions from './questions/handlers';
import * as receipts from './receipts/handlers';
import * as reviews from './reviews/handlers';
import * as savedViews from './saved-views/handlers';
import * as search from './search/handlers';
import type { BoundOperation } from './server/bind';
import * as signing from './signing/handlers';
import * as state from './state/handlers';
import * as tasks from './tasks/handlers';
import * as templates from './templates/handlers';
import * as work from './work/handlers';
import * as workspaces from './workspaces/handlers';

/** Every operation bound to what does it, by name. */
export const handlers: ReadonlyMap<string, BoundOperation> = new Map(
  [
    agents,
    audit,
    auth,
    members,
    overview,
    search,
    savedViews,
    workspaces,
    events,
    receipts,
    branches,
    lifecycle,
    milestones,
    missions,
    mentions,
    planEdits,
    tasks,
    templates,
    assertions,
    attention,
    contracts,
    handoffs,
    reviews,
    signing,
    work,
    state,
    outputs,
    questions,
    evidence,
    blobs,
    attempts,
    artifacts,
    actions,
    decisions,
  ]
    .flatMap((feature) => Object.values<BoundOperation>(feature))
    .map((bound) => [bound.operation.name, bound]),
);
