import 'server-only';
import { bind } from '@/lib/server/bind';
import * as commands from './commands';
import * as data from './data';
import * as declared from './operations';
import * as rotating from './rotate';
import * as tokens from './tokens';

export const listAgents = bind(declared.listAgents, data.listAgents);

export const getAgent = bind(declared.getAgent, (tenant, { agent }) => data.getAgent(tenant, agent));

export const createAgent = bind(declared.createAgent, async (tenant, input) =>
  data.getAgent(tenant, await commands.createAgent(tenant, input)),
);

export const updateAgent = bind(declared.updateAgent, async (tenant, input) => {
  await commands.updateAgent(tenant, input);
  return data.getAgent(tenant, input.agent);
});

export const archiveAgent = bind(declared.archiveAgent, async (tenant, { agent }) => {
  await commands.archiveAgent(tenant, agent);
  return data.getAgent(tenant, agent);
});

export const issueToken = bind(declared.issueToken, async (tenant, input) => {
  const { id, secret } = await tokens.issueToken(tenant, input);
  return { token: await tokens.getToken(tenant, id), secret };
});

export const rotateToken = bind(declared.rotateToken, async (tenant, input) => {
  const { id, secret } = await rotating.rotateToken(tenant, input);
  return { token: await tokens.getToken(tenant, id), secret };
});

export const listTokens = bind(declared.listTokens, tokens.listTokens);

export const revokeToken = bind(declared.revokeToken, async (tenant, { token }) => {
  await tokens.revokeToken(tenant, token);
  return tokens.getToken(tenant, token);
});
