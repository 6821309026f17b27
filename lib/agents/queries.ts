import type { z } from 'zod';
import { listKey } from '@/lib/client/live-updates';
import { readOptions } from '@/lib/client/read';
import { getAgent, listAgents, listTokens } from './operations';
import type { listAgentsInput, listTokensInput } from './schema';

export const agentsQuery = (workspace: string, filter: z.input<typeof listAgentsInput> = {}) =>
  readOptions(listAgents, filter, { workspace, queryKey: listKey(workspace, 'agents', filter), retain: true });

export const agentQuery = (workspace: string, agent: string) =>
  readOptions(getAgent, { agent }, { workspace, queryKey: listKey(workspace, 'agents', 'one', agent) });

export const tokensQuery = (workspace: string, filter: z.input<typeof listTokensInput> = {}) =>
  readOptions(listTokens, filter, { workspace, queryKey: listKey(workspace, 'tokens', filter), retain: true });
