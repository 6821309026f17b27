import type { Operation } from '../core/operation';
import { mayCall, type Principal } from '../core/principal';
import { operations } from '../operations';

/** How much a client is shown: a client pays for every tool it lists, whether it uses it or not. */
export const profileNames = ['worker', 'pilot', 'full'] as const;
export type ProfileName = (typeof profileNames)[number];

/** The way of a worker: claim, keep, say, prove, ask, end. */
const worker = [
  'claim_task',
  'heartbeat_task',
  'report_progress',
  'report_usage',
  'add_evidence',
  'add_artifact',
  'ask_question',
  'request_action',
  'complete_task',
  'fail_task',
  'release_task',
  'block_task',
  'record_state',
  'query_task_output',
];

/** What a pilot needs besides: plan, watch, repair, judge, account. */
const pilot = [
  'list_missions',
  'get_mission',
  'create_mission',
  'update_mission',
  'update_mission_status',
  'get_launch_readiness',
  'get_contract',
  'propose_contract',
  'decide_assertion',
  'list_tasks_by_mission',
  'get_task',
  'create_task',
  'update_task',
  'add_task_dependency',
  'retry_task',
  'skip_task',
  'unblock_task',
  'review_task',
  'dispose_handoff_item',
  'list_evidence',
  'list_state',
  'list_templates',
  'instantiate_template',
  'add_note',
  'list_agents',
  'get_receipt',
  'search',
];

/** Whether a tool can be made of it: JSON in and out, inside one workspace, and open to agents. */
const isTool = ({ access, bytes, rawAnswer }: Operation): boolean =>
  access.who === 'workspace' && access.agents && bytes === undefined && rawAnswer === undefined;

/** Every operation that an agent's token may hold. */
export const toolOperations: ReadonlyMap<string, Operation> = new Map(
  operations.filter(isTool).map((operation) => [operation.name, operation]),
);

const namesOf: Record<ProfileName, readonly string[]> = {
  worker,
  pilot: [...worker, ...pilot],
  full: [...toolOperations.keys()],
};

/** The operations of a profile that this principal may call, in the order in which they are used. */
export function operationsOf(profile: ProfileName, principal: Principal): Operation[] {
  return namesOf[profile]
    .map((name) => toolOperations.get(name))
    .filter((operation) => operation !== undefined)
    .filter(({ access }) => mayCall(principal, access));
}

/** What whoever names no profile is shown: an orchestrator pilots, other agents work, a person sees everything. */
export function profileFor(principal: Principal): ProfileName {
  if (principal.kind !== 'agent') return 'full';
  return principal.agentKind === 'orchestrator' ? 'pilot' : 'worker';
}
