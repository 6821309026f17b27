import type { Caller } from '../client';
import { allAgentScopes, allScopes, type World } from '../world';
import type { Entry } from './answers/entry';

export type Knocker = {
  name: string;
  caller: Caller;
  role?: string;
  scope?: string;
  kind: 'session' | 'token' | 'agent';
};

const roles = ['owner', 'planner', 'reviewer', 'viewer'] as const;

/** Every kind of caller of a workspace: each role by session, a token of each scope alone, of a person and of an agent. */
export async function knockers(world: World): Promise<Knocker[]> {
  const sessions = roles.map((role): Knocker => ({ name: role, caller: world[role], role, kind: 'session' }));
  const tokens = allScopes.map(
    async (scope): Promise<Knocker> => ({
      name: `owner's token, ${scope}`,
      caller: await world.tokenOf('owner', [scope]),
      role: 'owner',
      scope,
      kind: 'token',
    }),
  );
  const agents = allAgentScopes.map(
    async (scope): Promise<Knocker> => ({
      name: `agent, ${scope}`,
      caller: await world.tokenOf('agent', [scope]),
      scope,
      kind: 'agent',
    }),
  );
  return [...sessions, ...(await Promise.all([...tokens, ...agents]))];
}

/** What the literal rights of an entry say of this caller. */
export function mayKnock({ may, peopleOnly, orPilot }: Entry, { kind, role, scope }: Knocker): boolean {
  if (may === 'anyone') return true;
  if (may === 'user') return kind === 'session';
  if (orPilot && (kind === 'session' || scope === 'work')) return true;
  const [among = '', needed = ''] = may.split(' | ');
  if (kind === 'agent') return !peopleOnly && scope === needed;
  return among.split(' ').includes(role ?? '') && (kind === 'session' || scope === needed);
}
