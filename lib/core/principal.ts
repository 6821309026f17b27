export const roles = ['owner', 'planner', 'reviewer', 'viewer'] as const;
export type Role = (typeof roles)[number];

/** What a token may do. `decide` and `admin` only a member's token can hold. */
export const tokenScopes = ['read', 'work', 'plan', 'review', 'decide', 'admin'] as const;
export type TokenScope = (typeof tokenScopes)[number];
export const agentScopes = ['read', 'work', 'plan', 'review'] as const satisfies readonly TokenScope[];

export const agentKinds = ['orchestrator', 'worker', 'validator'] as const;
export type AgentKind = (typeof agentKinds)[number];

export type MemberPrincipal = {
  kind: 'member';
  id: string;
  userId: string;
  name: string;
  role: Role;
  /** How the member came in; a token narrows the role to its scopes. */
  via: { door: 'session' } | TokenDoor;
};

export type TokenDoor = {
  door: 'token';
  tokenId: string;
  scopes: readonly TokenScope[];
  /** Its own limit; left out, the server's. */
  requestsPerMinute?: number | null;
};

export type AgentPrincipal = {
  kind: 'agent';
  id: string;
  name: string;
  agentKind: AgentKind;
  via: TokenDoor;
};

export type SystemPrincipal = { kind: 'system'; id: string; name: string; via: { door: 'system' } };

export type Principal = MemberPrincipal | AgentPrincipal | SystemPrincipal;

/** Who may call an operation. */
export type Access =
  | { who: 'anyone' }
  | { who: 'user' }
  | {
      who: 'workspace';
      roles: readonly Role[];
      scope: TokenScope;
      agents: boolean;
      /** Whoever pilots the mission may call it too: any member, and tokens that may work. Who does, the handler knows. */
      orPilot?: true;
    };

/** No credentials needed; the operation guards itself by a secret in its input. */
export const anyone: Access = { who: 'anyone' };
/** Any person who is signed in, with or without a workspace. */
export const user: Access = { who: 'user' };
/** Members of these roles; their tokens and, where the scope is one that agents can hold, agents' tokens need `scope`. */
export function allow(
  roles: readonly Role[],
  scope: TokenScope,
  { agents = agentScopes.some((held) => held === scope), orPilot }: { agents?: boolean; orPilot?: true } = {},
): Access {
  return { who: 'workspace', roles, scope, agents, ...(orPilot && { orPilot }) };
}

export const everyRole = roles;
export const planners = ['owner', 'planner'] as const satisfies readonly Role[];
export const reviewers = ['owner', 'reviewer'] as const satisfies readonly Role[];
export const deciders = ['owner', 'planner', 'reviewer'] as const satisfies readonly Role[];
export const owners = ['owner'] as const satisfies readonly Role[];

/** Whether this principal may call an operation with this access at all; what it may do to a thing is the thing's policy. */
export function mayCall(principal: Principal, access: Access): boolean {
  if (access.who !== 'workspace') return true;
  if (access.orPilot && mayPilot(principal)) return true;
  switch (principal.kind) {
    case 'system':
      return true;
    case 'agent':
      return access.agents && principal.via.scopes.includes(access.scope);
    case 'member':
      return (
        access.roles.includes(principal.role) &&
        (principal.via.door === 'session' || principal.via.scopes.includes(access.scope))
      );
  }
}

/** Whether a pilot may do what pilots do: in person, or by a token that may work. */
export const mayPilot = ({ via }: Principal): boolean => via.door !== 'token' || via.scopes.includes('work');

/** A person deciding: a member by session, or by a token that holds `decide`. Agents never are. */
export function mayDecide(principal: Principal, among: readonly Role[]): principal is MemberPrincipal {
  return (
    mayCall(principal, { who: 'workspace', roles: among, scope: 'decide', agents: false }) &&
    principal.kind === 'member'
  );
}

/** How the principal came in, as events record it. */
export function viaText(principal: Principal): string {
  return principal.via.door === 'token' ? `token:${principal.via.tokenId}` : principal.via.door;
}
