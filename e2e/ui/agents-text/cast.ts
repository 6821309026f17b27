import { anAgent, type TestAgent, type TestWorkspace } from '../../../test/factories';
import type { Caller } from '../../client';
import { allAgentScopes } from '../../world';
import { type Attacker, anAttacker } from './attacker';

export type Player = TestAgent & { caller: Caller };

/** Who writes and who reads: agents with every scope that an agent can hold, and the owner in a browser. */
export type Cast = {
  slug: string;
  workspace: TestWorkspace;
  owner: Caller;
  pilot: Player;
  worker: Player;
  checker: Player;
  attacker: Attacker;
};

export async function aCast(workspace: TestWorkspace): Promise<Cast> {
  const player = async (): Promise<Player> => {
    const agent = await anAgent(workspace, { scopes: [...allAgentScopes], concurrencyLimit: 100 });
    return { ...agent, caller: { token: agent.token } };
  };
  const [pilot, worker, checker] = [await player(), await player(), await player()];
  const owner = { userId: workspace.owner.principal.userId, workspace: workspace.slug };
  return { slug: workspace.slug, workspace, owner, pilot, worker, checker, attacker: anAttacker() };
}
