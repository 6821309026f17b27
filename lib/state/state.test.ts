import { describe, expect, it } from 'vitest';
import { reviewTask } from '@/lib/reviews/handlers';
import { db } from '@/lib/server/db';
import { aMember, anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission, call, claim, complete } from '@/test/factories-governance';
import { codeOf } from '@/test/factories-work';
import { listOfferedLearnings, listState, recordState, updateState } from './handlers';

type Entry = { id: string; status: string };

async function aMission() {
  const workspace = await aWorkspace();
  const mission = await aRunningMission(workspace.owner);
  const agent = await anAgent(workspace);
  const record = async (who: Parameters<typeof call>[0], given: object = {}) =>
    (await call(who, recordState, { mission: mission.id, kind: 'learning', text: 'It is so.', ...given })) as Entry;
  return { workspace, mission, agent, record };
}

describe('curated state', () => {
  it('is written by workers under their lease, by the pilot, and by people', async () => {
    const { workspace, mission, agent, record } = await aMission();
    expect(await codeOf(record(agent.tenant))).toBe('forbidden');
    const { leaseToken } = await claim(agent.tenant, mission.tasks.T0 ?? '');
    expect(await record(agent.tenant, { leaseToken })).toMatchObject({ status: 'active', taskId: mission.tasks.T0 });
    expect(await record(workspace.owner, { text: 'A person says so.' })).toMatchObject({ taskId: null });
    const viewer = await aMember(workspace, 'viewer');
    expect(await codeOf(record(viewer))).toBe('forbidden');
    const pilot = await anAgent(workspace);
    await db().mission.update({ where: { id: mission.id }, data: { pilotId: pilot.id } });
    expect(await record(pilot.tenant, { text: 'The pilot says so.' })).toMatchObject({ status: 'active' });
  });

  it('takes no lease of another mission', async () => {
    const [mine, theirs] = [await aMission(), await aMission()];
    const { leaseToken } = await claim(theirs.agent.tenant, theirs.mission.tasks.T0 ?? '');
    expect(await codeOf(mine.record(mine.agent.tenant, { leaseToken }))).toBe('lease_lost');
  });

  it('is superseded once, invalidated with a reason, and never rewritten', async () => {
    const { workspace, mission, record } = await aMission();
    const first = await record(workspace.owner, { kind: 'decision', text: 'We use A.' });
    const second = await record(workspace.owner, { kind: 'decision', text: 'We use B.', supersedes: first.id });
    expect(await codeOf(record(workspace.owner, { supersedes: first.id }))).toBe('wrong_state');
    const update = (entry: string) =>
      call(workspace.owner, updateState, { entry, status: 'invalidated', reason: 'B is gone.' });
    expect(await codeOf(update(first.id))).toBe('wrong_state');
    expect(await update(second.id)).toMatchObject({ status: 'invalidated', reason: 'B is gone.', text: 'We use B.' });
    const page = (await call(workspace.owner, listState, { mission: mission.id })) as { items: Entry[] };
    expect(page.items.map(({ id, status }) => [id, status])).toEqual([
      [second.id, 'invalidated'],
      [first.id, 'superseded'],
    ]);
  });

  it('holds an equal entry once, and lists what is like it first', async () => {
    const { workspace, mission, record } = await aMission();
    const first = await record(workspace.owner, { text: 'Mail on Monday fails.' });
    await record(workspace.owner, { text: 'Rain is likely.', kind: 'risk' });
    const again = record(workspace.owner, { text: ' mail on  MONDAY fails.' });
    await expect(again).rejects.toMatchObject({ code: 'conflict', extra: { entry: first.id } });
    const like = (await call(workspace.owner, listState, {
      mission: mission.id,
      like: 'Does mail on Monday fail?',
    })) as {
      items: { id: string }[];
    };
    expect(like.items.map(({ id }) => id)).toEqual([first.id]);
    const replaced = { text: 'Mail on Monday fails.', reason: 'Three times now.', supersedes: first.id };
    expect(await record(workspace.owner, replaced)).toMatchObject({ status: 'active' });
    await Promise.all([1, 2, 3].map(() => codeOf(record(workspace.owner, { text: 'At once.' }))));
    expect(await db().stateEntry.count({ where: { missionId: mission.id, text: 'At once.' } })).toBe(1);
  });

  it('is offered the reasons of people until one is kept as a learning', async () => {
    const workspace = await aWorkspace();
    const tasks = [{ title: 'one', fulfils: ['A1'], verification: 'review' }];
    const mission = await aRunningMission(workspace.owner, tasks);
    const [agent, checker] = [await anAgent(workspace), await anAgent(workspace, { scopes: ['read', 'review'] })];
    const sendBack = async (who: Parameters<typeof call>[0], reasons: string) => {
      await complete(agent.tenant, await claim(agent.tenant, mission.tasks.T0 ?? ''));
      await call(who, reviewTask, { task: mission.tasks.T0, verdict: 'send_back', reasons });
    };
    await sendBack(workspace.owner, 'Never without a source.');
    await sendBack(checker.tenant, 'An agent says so.');
    type Offers = { offers: { from: string; text: string }[] };
    const offers = async () =>
      ((await call(workspace.owner, listOfferedLearnings, { mission: mission.id })) as Offers).offers;
    const [offer, ...others] = await offers();
    expect(offer).toMatchObject({ text: 'Never without a source.', why: 'sent_back', taskKey: 'T0' });
    expect(others).toEqual([]);
    const keep = { mission: mission.id, kind: 'learning', text: 'Never without a source.', learntFrom: offer?.from };
    const foreign = await aRunningMission(workspace.owner);
    expect(await codeOf(call(workspace.owner, recordState, { ...keep, mission: foreign.id }))).toBe('not_found');
    await call(workspace.owner, recordState, keep);
    expect(await offers()).toEqual([]);
  });
});
