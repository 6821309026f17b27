import { claimTask } from '@/lib/work/operations';
import type { TestWorkspace } from '../../../test/factories';
import { anAgent } from '../../../test/factories';
import type { Caller } from '../../client';
import { must } from '../../mission';
import { allAgentScopes } from '../../world';

/** Who makes the items: one agent that plans and works, and the owner for what only a person does. */
export type Hand = { workspace: TestWorkspace; owner: Caller; worker: Caller };

export async function aHand(workspace: TestWorkspace, owner: Caller): Promise<Hand> {
  const agent = await anAgent(workspace, { scopes: [...allAgentScopes], concurrencyLimit: 100 });
  return { workspace, owner, worker: { token: agent.token } };
}

export type Held = { task: string; leaseToken: string };

/** For as long as a person may take to read; nothing here is lost by waiting. */
const leaseSeconds = 3600;

export async function hold({ worker }: Hand, taskId: string): Promise<Held & { attempt: string }> {
  type Claimed = { leaseToken: string; attempt: { id: string } };
  const { leaseToken, attempt } = await must<Claimed>(claimTask, { taskId, leaseSeconds }, worker);
  return { task: taskId, leaseToken, attempt: attempt.id };
}
