import { agentScopes, type Principal, type Role, type TokenScope } from '@/lib/core/principal';

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
