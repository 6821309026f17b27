import { getContract, proposeContract, signContract } from '@/lib/contracts/operations';
import type { Operation } from '@/lib/core/operation';
import { updateMissionStatus } from '@/lib/lifecycle/operations';
import { createMission } from '@/lib/missions/operations';
import { createTask } from '@/lib/tasks/operations';
import { claimTask } from '@/lib/work/operations';
import { anAgent, type TestAgent } from '../test/factories';
import { type Caller, send } from './client';

/** Sends and must succeed; answers the body. For arranging. */
export async function must<T>(operation: Operation, input: Record<string, unknown>, caller: Caller): Promise<T> {
  const answer = await send(operation, input, caller);
  if (answer.status >= 300) throw new Error(`${operation.name} answered ${answer.status}: ${answer.text}`);
  return answer.body as T;
}

export type Launched = { id: string; tasks: { id: string; key: string }[] };

/** A launched mission with these tasks, under a contract that the owner signed; the first task fulfils A1. */
export async function launchMission(
  owner: Caller,
  tasks: readonly { title: string; [field: string]: unknown }[],
  terms: Record<string, unknown> = {},
  name = 'Demo mission',
): Promise<Launched> {
  const brief = 'Demo mission for a test.';
  const { id } = await must<{ id: string }>(createMission, { name, brief, status: 'plan' }, owner);
  const planned = tasks.map((task, index) => ({ ref: `R${index}`, ...task, ...(index === 0 && { fulfils: ['A1'] }) }));
  const made = await must<{ tasks: Launched['tasks'] }>(createTask, { mission: id, tasks: planned }, owner);
  await must(
    proposeContract,
    {
      mission: id,
      terms: {
        target: 'The demo is done.',
        assertions: [{ statement: 'It is done.' }],
        budget: { none: true },
        ...terms,
      },
    },
    owner,
  );
  const { draft } = await must<{ draft: { version: number; revision: number } }>(getContract, { mission: id }, owner);
  await must(signContract, { mission: id, expectedVersion: draft.version, expectedRevision: draft.revision }, owner);
  await must(updateMissionStatus, { mission: id, status: 'execute' }, owner);
  return { id, tasks: made.tasks };
}

export type Working = { agent: TestAgent; caller: Caller; task: string; lease: string };

/** A new agent of the workspace with this task in its hands. */
export async function claimedBy(
  workspace: Parameters<typeof anAgent>[0],
  mission: string,
  task?: string,
): Promise<Working> {
  const agent = await anAgent(workspace);
  const caller = { token: agent.token };
  const wanted = { missionId: mission, ...(task && { taskId: task }) };
  const claim = await must<{ task: { id: string }; leaseToken: string }>(claimTask, wanted, caller);
  return { agent, caller, task: claim.task.id, lease: claim.leaseToken };
}
