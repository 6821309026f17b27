import { expect, test } from 'vitest';
import { aMember, anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission, call, claim, complete } from '@/test/factories-governance';
import { claimTask, listMyWork } from './handlers';
import { type MyWork, myWork } from './schema-mine';

test('my work is what I hold, what the queue would give me, what waits for others, and what I did', async () => {
  const workspace = await aWorkspace();
  const { owner } = workspace;
  const worker = await aMember(workspace, 'reviewer');
  const me = [worker.principal.id];
  const { id: mission, tasks } = await aRunningMission(owner, [
    { title: 'held', fulfils: ['A1'], priority: 'low' },
    { title: 'mine', assignedTo: me },
    { title: 'anyones' },
    { title: 'another-s', assignedTo: [owner.principal.id] },
    { title: 'later', assignedTo: me, dependsOn: ['T1'] },
    { title: 'done' },
    { title: 'not-by-me', notBy: ['T5'] },
  ]);
  await complete(worker, await claim(worker, tasks.T5 ?? ''));
  await claim(worker, tasks.T0 ?? '');
  const keysOf = (work: MyWork) =>
    Object.fromEntries(Object.entries(work).map(([name, list]) => [name, list.map(({ key }) => key)]));
  const read = async () => myWork.parse(await call(worker, listMyWork, {}));
  expect(keysOf(await read())).toEqual({
    held: ['T0'],
    mine: ['T1'],
    open: ['T2'],
    waiting: ['T4'],
    done: ['T5'],
  });
  expect((await read()).waiting[0]).toMatchObject({ waitsFor: ['T1'], missionId: mission });

  // What is listed as ready is what a claim gives, down to the last one.
  const given: string[] = [];
  for (let next = await read(); next.mine.length + next.open.length > 0; next = await read()) {
    const { task } = (await call(worker, claimTask, {})) as { task: { key: string } };
    given.push(task.key);
  }
  expect(given.toSorted()).toEqual(['T1', 'T2']);
  expect(await call(worker, claimTask, {})).toMatchObject({ task: null });
});

test('an agent is shown what it is able to take alone', async () => {
  const workspace = await aWorkspace();
  await aRunningMission(workspace.owner, [
    { title: 'sql', fulfils: ['A1'], requiredSkills: ['sql'] },
    { title: 'plain' },
    { title: 'judged', role: 'validator' },
  ]);
  const agent = await anAgent(workspace);
  const { open } = myWork.parse(await call(agent.tenant, listMyWork, {}));
  expect(open.map(({ title }) => title)).toEqual(['plain']);
});
