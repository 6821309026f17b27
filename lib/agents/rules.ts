import { agentScopes, type Principal, type Role, type TokenScope } from '@/lib/core/principal';
import type { AgentWire } from './schema';

/** What a role may hand to a token; the role itself is asked again at every request, so a lowered one lowers it too. */
const scopesOfRole: Record<Role, readonly TokenScope[]> = {
  owner: ['read', 'work', 'plan', 'review', 'decide', 'admin'],
  planner: ['read', 'work', 'plan', 'decide', 'admin'],
  reviewer: ['read', 'work', 'review', 'decide'],
  viewer: ['read'],
};

/** The scopes that this principal may give away: those of its role, and of its own token where it came in with one. */
export function grantableScopes(principal: Principal, holder: 'agent' | 'member'): TokenScope[] {
  if (principal.kind === 'agent') return [];
  const own = principal.kind === 'system' ? scopesOfRole.owner : scopesOfRole[principal.role];
  const { via } = principal;
  return own
    .filter((scope) => via.door !== 'token' || via.scopes.includes(scope))
    .filter((scope) => holder === 'member' || agentScopes.some((held) => held === scope));
}

/** The scopes that a member of this role may hold in a token of their own. */
export const scopesForRole = (role: Role): readonly TokenScope[] => scopesOfRole[role];

type TokenTimes = { revokedAt: Date | null; expiresAt: Date };

export function statusOfToken({ revokedAt, expiresAt }: TokenTimes, now: Date): 'live' | 'expired' | 'revoked' {
  if (revokedAt) return 'revoked';
  return expiresAt <= now ? 'expired' : 'live';
}

export type BlockKind = 'task' | 'question' | 'action' | 'outside';
type Standing = Pick<AgentWire, 'state' | 'waitsFor'>;
type Seen = {
  archivedAt: Date | null;
  liveTokens: number;
  online: boolean;
  lastSeenAt: Date | null;
  blockKind: BlockKind | null;
};

/** What an agent does now and, where it does not work, what for; the first reason that holds is told. */
export function standingOf(
  { archivedAt, liveTokens, online, lastSeenAt, blockKind }: Seen,
  holds: readonly { stalled: boolean; askedToStop: boolean }[],
): Standing {
  if (archivedAt) return { state: 'offline', waitsFor: 'archived' };
  if (holds.some(({ stalled }) => stalled)) return { state: 'waiting', waitsFor: 'stalled' };
  if (holds.some(({ askedToStop }) => askedToStop)) return { state: 'waiting', waitsFor: 'asked_to_stop' };
  if (holds.length > 0) return { state: 'working', waitsFor: null };
  if (liveTokens === 0) return { state: 'offline', waitsFor: 'no_token' };
  if (!online) return { state: 'offline', waitsFor: lastSeenAt ? 'silent' : 'never_seen' };
  return { state: 'waiting', waitsFor: blockKind ? blocks[blockKind] : 'nothing_to_claim' };
}

const blocks = { question: 'answer', action: 'approval', task: 'task', outside: 'outside' } as const;
