import { mayCall, type Principal, planners } from '@/lib/core/principal';
import { archiveAgent, revokeToken, rotateToken, updateAgent } from './operations';

type Archivable = { archivedAt: Date | null };

export const canUpdateAgent = (principal: Principal, agent: Archivable): boolean =>
  agent.archivedAt === null && mayCall(principal, updateAgent.access);

export const canArchiveAgent = (principal: Principal, agent: Archivable): boolean =>
  agent.archivedAt === null && mayCall(principal, archiveAgent.access);

/** Agents mint no tokens (R7); for an agent, planners and owners do. */
export const canManageAgentTokens = (principal: Principal): boolean =>
  mayCall(principal, { who: 'workspace', roles: planners, scope: 'admin', agents: false });

export const canSeeAllTokens = (principal: Principal): boolean =>
  mayCall(principal, { who: 'workspace', roles: ['owner'], scope: 'admin', agents: false });

/** The new secret goes to who rotates it, so a person's own token is only for that person. */
export const canRotateToken = (principal: Principal, token: { agentId: string | null; memberId: string | null }) =>
  mayCall(principal, rotateToken.access) &&
  (token.agentId === null ? token.memberId === principal.id : canManageAgentTokens(principal));

/** One's own; those of agents for whoever may mint them; any for an owner. */
export const canRevokeToken = (principal: Principal, token: { agentId: string | null; memberId: string | null }) =>
  mayCall(principal, revokeToken.access) &&
  (token.memberId === principal.id ||
    canSeeAllTokens(principal) ||
    (token.agentId !== null && canManageAgentTokens(principal)));
