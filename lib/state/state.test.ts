import { describe, expect, it } from 'vitest';
import { db } from '@/lib/server/db';
import { aMember, anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission, call, claim } from '@/test/factories-governance';
import { codeOf } from '@/test/factories-work';
import { listState, recordState, updateState } from './handlers';

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
    expect(await record(workspace.owner)).toMatchObject({ taskId: null });
    const viewer = await aMember(workspace, 'viewer');
    expect(await codeOf(record(viewer))).toBe('forbidden');
    const pilot = await anAgent(workspace);
    await db().mission.update({ where: { id: mission.id }, data: { pilotId: pilot.id } });
    expect(await record(pilot.tenant)).toMatchObject({ status: 'active' });
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
});
