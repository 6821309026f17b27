import { beforeAll, expect, test } from 'vitest';
import type { Tenant } from '@/lib/server/tenant';
import { getTask } from '@/lib/tasks/data-detail';
import { aMember, anAgent, aWorkspace, type TestWorkspace } from '@/test/factories';
import { aRunningMission, call } from '@/test/factories-governance';
import { updateMission } from '../missions/commands';
import { cancelTask, skipTask, unblockTask } from './handlers';

let workspace: TestWorkspace;
let tasks: Record<string, string>;

/** A mission of four tasks that wait for nobody, with this pilot. */
async function aFlight(pilot: Tenant) {
  const plan = ['one', 'two', 'three', 'four'].map((title, n) => ({ title, ...(n === 0 && { fulfils: ['A1'] }) }));
  const mission = await aRunningMission(workspace.owner, plan);
  tasks = mission.tasks;
  await updateMission(workspace.owner, { mission: mission.id, pilotId: pilot.principal.id });
}

beforeAll(async () => {
  workspace = await aWorkspace();
});

const reason = 'It is not needed.';
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );
const skip = (who: Tenant) => codeOf(call(who, skipTask, { task: tasks.T1, reason }));
const cancel = (who: Tenant) => codeOf(call(who, cancelTask, { task: tasks.T2, reason }));

test('the pilot skips and cancels tasks of its mission, as an agent that works and as a person of any role', async () => {
  const pilots = [
    (await anAgent(workspace, { scopes: ['work'] })).tenant,
    await aMember(workspace, 'reviewer'),
    await aMember(workspace, 'viewer'),
  ];
  for (const pilot of pilots) {
    await aFlight(pilot);
    expect((await getTask(pilot, tasks.T1 ?? '')).can).toMatchObject({ skip: true, cancel: true });
    expect([await skip(pilot), await cancel(pilot)]).toEqual(['done', 'done']);
  }
});

test('whoever is neither planner nor the pilot directs nothing, and a token that only reads is no pilot’s', async () => {
  const pilot = await anAgent(workspace, { scopes: ['work'] });
  await aFlight(pilot.tenant);
  const others = [
    (await anAgent(workspace, { scopes: ['read', 'work', 'review'] })).tenant,
    await aMember(workspace, 'reviewer'),
    await aMember(workspace, 'viewer'),
  ];
  for (const other of others) {
    expect((await getTask(other, tasks.T1 ?? '')).can).toMatchObject({ skip: false, cancel: false });
    expect([await skip(other), await cancel(other)]).toEqual(['forbidden', 'forbidden']);
    expect(await codeOf(call(other, unblockTask, { task: tasks.T3, reason }))).toBe('forbidden');
  }
  const reader = await anAgent(workspace, { scopes: ['read'] });
  await aFlight(reader.tenant);
  expect((await getTask(reader.tenant, tasks.T1 ?? '')).can).toMatchObject({ skip: false, cancel: false });
  expect([await skip(reader.tenant), await cancel(reader.tenant)]).toEqual(['forbidden', 'forbidden']);
});
