import { expect, test } from 'vitest';
import { updateAgent } from '@/lib/agents/handlers';
import { deleteMission } from '@/lib/missions/handlers';
import { updateTask } from '@/lib/plan-edits/handlers';
import { recordState } from '@/lib/state/handlers';
import { anAgent, aWorkspace } from '@/test/factories';
import { aPlannedMission, aRunningMission, call } from '@/test/factories-governance';
import type { Tenant } from '../server/tenant';
import { search } from './handlers';
import { type SearchAnswer, searchAnswer } from './schema';

const find = async (tenant: Tenant, q: string, more: object = {}): Promise<SearchAnswer> =>
  searchAnswer.parse(await call(tenant, search, { q, ...more }));

const titles = ({ groups }: SearchAnswer) => groups.map(({ kind, hits }) => [kind, ...hits.map(({ title }) => title)]);

test('a thing is found by part of a word in its title and by the beginning of one in its text, titles first', async () => {
  const { owner } = await aWorkspace();
  await aRunningMission(owner, [
    { title: 'Write the reader', objective: 'Of the Überparser, in small steps.', fulfils: ['A1'] },
    { title: 'Review the json_parser' },
    { title: 'Nothing of it' },
  ]);
  expect(titles(await find(owner, 'parser'))).toEqual([['task', 'Review the json_parser']]);
  expect(titles(await find(owner, 'ARSE'))).toEqual([['task', 'Review the json_parser']]);
  expect(titles(await find(owner, 'überp'))).toEqual([['task', 'Write the reader']]);
  expect(titles(await find(owner, 'the rea'))).toEqual([['task', 'Write the reader']]);
  const [group] = (await find(owner, 'steps small')).groups;
  expect(group?.hits[0]).toMatchObject({ key: 'T0', status: 'todo', excerpt: 'Of the Überparser, in small steps.' });
  expect(titles(await find(owner, '%'))).toEqual([]);
  expect(titles(await find(owner, "' & | ! :* \\"))).toEqual([]);
});

test('of a kind that has more the newest are listed, and that there are more is said', async () => {
  const { owner } = await aWorkspace();
  await aRunningMission(owner, [{ title: 'Honey', fulfils: ['A1'] }]);
  const spread = Array.from({ length: 200 }, (_, at) => ({ title: `Marmalade ${at}`, objective: 'Toast.' }));
  await aRunningMission(owner, [{ ...spread[0], fulfils: ['A1'] }, ...spread.slice(1)]);
  const { groups } = await find(owner, 'marmalade toast', { kind: 'task', limit: 2 });
  expect(groups).toMatchObject([{ kind: 'task', more: true, hits: [{ kind: 'task' }, { kind: 'task' }] }]);
  expect(titles(await find(owner, 'honey'))).toEqual([['task', 'Honey']]);
  expect(titles(await find(owner, 'honey', { kind: 'mission' }))).toEqual([]);
});

test('a key or an id names its thing outright, and a key within a mission that one', async () => {
  const { owner } = await aWorkspace();
  const first = await aRunningMission(owner, [{ title: 'one', fulfils: ['A1'] }]);
  const second = await aRunningMission(owner, [{ title: 'two', fulfils: ['A1'] }]);
  const named = async (q: string) => (await find(owner, q)).named.map(({ title }) => title);
  expect(await named('t0')).toEqual(['two', 'one']);
  expect(await named(first.tasks.T0 ?? '')).toEqual(['one']);
  const [mission] = (await find(owner, second.id)).named;
  expect(await named(`${mission?.title}/T0`)).toEqual(['two']);
});

test('what is changed is found by its new words, and what is gone is not found', async () => {
  const workspace = await aWorkspace();
  const { owner } = workspace;
  const { id, tasks } = await aRunningMission(owner, [{ title: 'Alpha', fulfils: ['A1'] }]);
  await call(owner, updateTask, { task: tasks.T0, title: 'Omega' });
  expect([titles(await find(owner, 'alpha')), titles(await find(owner, 'omega'))]).toEqual([[], [['task', 'Omega']]]);
  await call(owner, recordState, { mission: id, kind: 'decision', text: 'We take rivets.' });
  expect(titles(await find(owner, 'rivets'))).toEqual([['state', 'We take rivets.']]);
  const agent = await anAgent(workspace, { skills: ['welding'] });
  expect((await find(owner, 'welding')).groups).toMatchObject([{ kind: 'agent', hits: [{ id: agent.id }] }]);
  await call(owner, updateAgent, { agent: agent.id, name: 'Welder', skills: [] });
  expect([titles(await find(owner, 'welding')), titles(await find(owner, 'welder'))]).toEqual([
    [],
    [['agent', 'Welder']],
  ]);
  const draft = await aPlannedMission(owner);
  await call(owner, deleteMission, { mission: draft });
  expect((await find(owner, draft)).named).toEqual([]);
});

test('nothing of another workspace is found, by words, by key or by id', async () => {
  const [{ owner }, stranger] = [await aWorkspace(), await aWorkspace()];
  const { id } = await aRunningMission(stranger.owner, [{ title: 'Theirs alone', fulfils: ['A1'] }]);
  for (const q of ['theirs', 'T0', id]) expect(await find(owner, q)).toMatchObject({ named: [], groups: [] });
  expect(titles(await find(stranger.owner, 'theirs'))).toEqual([['task', 'Theirs alone']]);
});
