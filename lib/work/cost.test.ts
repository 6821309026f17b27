import pg from 'pg';
import { afterEach, expect, test, vi } from 'vitest';
import { heartbeatTask, reportProgress } from '@/lib/attempts/handlers';
import { createTask } from '@/lib/plan-edits/handlers';
import { anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission, call } from '@/test/factories-governance';
import { claimed } from '@/test/factories-work';

afterEach(() => {
  vi.restoreAllMocks();
});

/** How many statements `work` sends to the database, transaction control included. */
async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const query = vi.spyOn(pg.Client.prototype, 'query');
  await work();
  const { length } = query.mock.calls;
  query.mockRestore();
  return length;
}

test('a claim, a heartbeat, a report and a new task cost a fixed number of statements', async () => {
  const workspace = await aWorkspace();
  const tasks = Array.from({ length: 60 }, (_, i) => ({ title: `t${i}`, ...(i === 0 && { fulfils: ['A1'] }) }));
  const { id } = await aRunningMission(workspace.owner, tasks);
  const agent = await anAgent(workspace, { concurrencyLimit: 60 });
  await claimed(agent.tenant);
  const claim = await countStatements(() => claimed(agent.tenant));
  const held = await claimed(agent.tenant);
  const lease = { task: held.task.id, leaseToken: held.leaseToken };
  const beat = await countStatements(() => call(agent.tenant, heartbeatTask, lease));
  const progress = await countStatements(() => call(agent.tenant, reportProgress, { ...lease, percent: 1 }));
  const pilot = (await anAgent(workspace, { scopes: ['read', 'plan'], kind: 'orchestrator' })).tenant;
  const create = await countStatements(() => call(pilot, createTask, { mission: id, title: 'one more' }));
  const undoable = await countStatements(() => call(workspace.owner, createTask, { mission: id, title: 'and one' }));
  console.log(
    `statements: claim ${claim}, heartbeat ${beat}, progress ${progress}, create ${create}, by a person ${undoable}`,
  );
  expect(beat).toBe(1);
  expect(claim).toBeLessThanOrEqual(8);
  expect(progress).toBeLessThanOrEqual(6);
  expect(create).toBeLessThanOrEqual(9);
  // What a person does to a plan keeps its way back: what came of it, and the edit itself.
  expect(undoable).toBeLessThanOrEqual(12);
});
