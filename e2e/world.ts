import type { Operation } from '@/lib/core/operation';
import type { MemberPrincipal, TokenScope } from '@/lib/core/principal';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { aMember, anAgent, aToken, aWorkspace, type TestAgent, type TestWorkspace } from '../test/factories';
import { aPlannedMission, aRunningMission, type Claim, claim, complete, someTerms } from '../test/factories-governance';
import { type Caller, send } from './client';

// Worlds are arranged by the same commands that the doors call; what is asserted goes through the doors alone.

export const allAgentScopes = ['read', 'work', 'plan', 'review'] as const satisfies readonly TokenScope[];
export const allScopes = [...allAgentScopes, 'decide', 'admin'] as const satisfies readonly TokenScope[];

/** A workspace with everybody who may knock at a door of it. */
export type World = {
  workspace: TestWorkspace;
  slug: string;
  owner: Caller;
  planner: Caller;
  reviewer: Caller;
  viewer: Caller;
  /** An agent whose token holds every scope that an agent's token can hold. */
  worker: Caller;
  workerAgent: TestAgent;
  tenants: {
    owner: Tenant<MemberPrincipal>;
    planner: Tenant<MemberPrincipal>;
    reviewer: Tenant<MemberPrincipal>;
    viewer: Tenant<MemberPrincipal>;
  };
  /** A new token of the owner, or of the agent, with these scopes alone. */
  tokenOf: (holder: 'owner' | 'agent', scopes: readonly TokenScope[]) => Promise<Caller>;
};

export const sessionOf = (workspace: TestWorkspace, member: Tenant<MemberPrincipal>): Caller => ({
  userId: member.principal.userId,
  workspace: workspace.slug,
});

export async function aWorld(): Promise<World> {
  const workspace = await aWorkspace();
  const [planner, reviewer, viewer] = await Promise.all([
    aMember(workspace, 'planner'),
    aMember(workspace, 'reviewer'),
    aMember(workspace, 'viewer'),
  ]);
  const workerAgent = await anAgent(workspace, { scopes: [...allAgentScopes], concurrencyLimit: 1000 });
  return {
    workspace,
    slug: workspace.slug,
    owner: sessionOf(workspace, workspace.owner),
    planner: sessionOf(workspace, planner),
    reviewer: sessionOf(workspace, reviewer),
    viewer: sessionOf(workspace, viewer),
    worker: { token: workerAgent.token },
    workerAgent,
    tenants: { owner: workspace.owner, planner, reviewer, viewer },
    tokenOf: async (holder, scopes) => {
      const whose = holder === 'agent' ? { agentId: workerAgent.id } : { memberId: workspace.owner.principal.id };
      return { token: (await aToken(workspace, whose, scopes)).token };
    },
  };
}

/** A mission in plan with a brief, without a contract. */
export const aPlan = (world: World, terms?: object): Promise<string> => aPlannedMission(world.tenants.owner, terms);

export type Running = { mission: string; task: string; other: string };

/** A launched mission of two tasks: `task` fulfils A1; `other` stands beside it. */
export async function aRun(world: World, task: object = {}, terms: object = someTerms): Promise<Running> {
  const { id, tasks } = await aRunningMission(
    world.tenants.owner,
    [{ title: 'one', fulfils: ['A1'], ...task }, { title: 'two' }],
    terms,
  );
  return { mission: id, task: tasks.T0 ?? '', other: tasks.T1 ?? '' };
}

export type Held = Running & { attempt: string; leaseToken: string; lease: Claim };

/** The worker holds `task`. */
export async function aHeldTask(world: World, task: object = {}, terms: object = someTerms): Promise<Held> {
  const running = await aRun(world, task, terms);
  const lease = await claim(world.workerAgent.tenant, running.task);
  return { ...running, attempt: lease.attemptId, leaseToken: lease.leaseToken, lease };
}

/** `task` was completed by the worker; without `task.verification` it is done. */
export async function aDoneTask(world: World, task: object = {}, given: object = {}): Promise<Held> {
  const held = await aHeldTask(world, task);
  await complete(world.workerAgent.tenant, held.lease, given);
  return held;
}

export const aTaskInReview = (world: World): Promise<Held> => aDoneTask(world, { verification: 'review' });

/** The id of the one row of a mission in this table, as the commands made it. */
export async function idOf(
  table: 'question' | 'actionRequest' | 'evidence' | 'artifact' | 'handoffItem' | 'stateEntry' | 'review',
  mission: string,
): Promise<string> {
  const where = { where: { missionId: mission }, orderBy: { id: 'desc' } } as const;
  const rows = {
    question: () => db().question.findFirstOrThrow(where),
    actionRequest: () => db().actionRequest.findFirstOrThrow(where),
    evidence: () => db().evidence.findFirstOrThrow(where),
    artifact: () => db().artifact.findFirstOrThrow(where),
    handoffItem: () => db().handoffItem.findFirstOrThrow(where),
    stateEntry: () => db().stateEntry.findFirstOrThrow(where),
    review: () => db().review.findFirstOrThrow(where),
  };
  return (await rows[table]()).id;
}

export const openItem = (mission: string, kind: string) =>
  db().attentionItem.findFirstOrThrow({ where: { missionId: mission, kind, status: 'open' } });

/** Sends and must succeed; answers the body. For arranging through the door itself. */
export async function make<T = { id: string }>(
  operation: Operation,
  input: Record<string, unknown>,
  caller: Caller,
): Promise<T> {
  const answer = await send(operation, input, caller);
  if (answer.status >= 300) throw new Error(`arranging: ${operation.name} answered ${answer.status}: ${answer.text}`);
  return answer.body as T;
}
