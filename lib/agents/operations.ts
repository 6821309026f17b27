import { operation } from '@/lib/core/operation';
import { allow, everyRole, planners } from '@/lib/core/principal';
import {
  agent,
  agentPage,
  archiveAgentInput,
  createAgentInput,
  getAgentInput,
  issuedToken,
  issueTokenInput,
  listAgentsInput,
  listTokensInput,
  revokeTokenInput,
  rotateTokenInput,
  token,
  tokenPage,
  updateAgentInput,
} from './schema';

export const listAgents = operation({
  name: 'list_agents',
  title: 'List agents',
  description: 'Agents with what each holds now and its last progress, when choosing or watching workers.',
  method: 'GET',
  path: '/agents',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: listAgentsInput,
  output: agentPage,
});

export const getAgent = operation({
  name: 'get_agent',
  title: 'Get an agent',
  description: 'One agent with its capabilities, limit and what it holds, when its state is in question.',
  method: 'GET',
  path: '/agents/{agent}',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: getAgentInput,
  output: agent,
});

export const createAgent = operation({
  name: 'create_agent',
  title: 'Create an agent',
  description: 'Registers a non-human worker, when a program is to take tasks; issue_token then lets it in.',
  method: 'POST',
  path: '/agents',
  kind: 'write',
  access: allow(planners, 'admin'),
  input: createAgentInput,
  output: agent,
  status: 201,
  creates: true,
});

export const updateAgent = operation({
  name: 'update_agent',
  title: 'Change an agent',
  description: 'Changes name, kind, harness, capabilities or limit of an agent, when what it can do has changed.',
  method: 'PATCH',
  path: '/agents/{agent}',
  kind: 'write',
  access: allow(planners, 'admin'),
  input: updateAgentInput,
  output: agent,
  ifMatch: true,
});

export const archiveAgent = operation({
  name: 'archive_agent',
  title: 'Archive an agent',
  description:
    'Revokes all tokens of an agent and takes it off the list, when it shall never work here again. Within a minute open tasks assigned to it alone go to anyone able.',
  method: 'POST',
  path: '/agents/{agent}/archive',
  kind: 'destructive',
  access: allow(planners, 'admin'),
  input: archiveAgentInput,
  output: agent,
});

export const issueToken = operation({
  name: 'issue_token',
  title: 'Issue a token',
  description: 'Mints a bearer token for an agent, or for yourself for scripts. It is shown only in this answer.',
  method: 'POST',
  path: '/tokens',
  kind: 'write',
  access: allow(everyRole, 'admin'),
  input: issueTokenInput,
  output: issuedToken,
  status: 201,
  creates: true,
});

export const listTokens = operation({
  name: 'list_tokens',
  title: 'List tokens',
  description: 'Lists tokens without their secrets, the newest first, when looking for what is unused or must go.',
  method: 'GET',
  path: '/tokens',
  kind: 'read',
  access: allow(everyRole, 'admin'),
  input: listTokensInput,
  output: tokenPage,
});

export const revokeToken = operation({
  name: 'revoke_token',
  title: 'Revoke a token',
  description: 'Makes a token useless from its next request on, when it leaked or is no longer needed.',
  method: 'POST',
  path: '/tokens/{token}/revoke',
  kind: 'destructive',
  access: allow(everyRole, 'admin'),
  input: revokeTokenInput,
  output: token,
});

export const rotateToken = operation({
  name: 'rotate_token',
  title: 'Rotate a token',
  description:
    'Mints a successor with the same holder, name, scopes and limit, and lets the old token end after an overlap; WHEN it is due, or has been seen.',
  method: 'POST',
  path: '/tokens/{token}/rotate',
  kind: 'write',
  access: allow(everyRole, 'admin'),
  input: rotateTokenInput,
  output: issuedToken,
  status: 201,
  creates: true,
});
