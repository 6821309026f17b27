import { expect, test } from 'vitest';
import { updateAgent } from '@/lib/agents/commands';
import { newId } from '@/lib/core/ids';
import { updateMission } from '@/lib/missions/commands';
import { db } from '@/lib/server/db';
import { anAgent, aWorkspace } from '@/test/factories';
import { aPlannedMission, aRunningMission, signDraft, someTerms } from '@/test/factories-governance';
import { addTasks, putTask } from '@/test/factories-graph';
import { getReadiness } from './data';

const hour = 3_600_000;

test('a forecast follows the longest chain of open tasks, through gates, and adds up money still to come', async () => {
  const { owner, id: workspaceId } = await aWorkspace();
  const mission = await aPlannedMission(owner, someTerms);
  await signDraft(owner, mission);
  const milestone = (position: number, gate: boolean) =>
    db().milestone.create({
      data: { id: newId('milestone'), workspaceId, missionId: mission, position, name: `M${position}`, gate },
    });
  const [before, after] = [await milestone(1, true), await milestone(2, false)];
  const { T0 = '' } = await addTasks(owner, mission, [
    { title: 'done', estimateMinutes: 600, estimateMoney: '50.00', fulfils: ['A1'] },
    { title: 'build', dependsOn: ['T0'], estimateMinutes: 120, estimateMoney: '30.00' },
    { title: 'check', dependsOn: ['T1'], estimateMinutes: 60, isValidation: true, milestoneId: before.id },
    { title: 'ship', estimateMinutes: 30, milestoneId: after.id },
    { title: 'aside', estimateMinutes: 150, estimateMoney: '80.00' },
    { title: 'unknown' },
  ]);
  await putTask(T0, 'done');
  await db().mission.update({ where: { id: mission }, data: { spentMicros: 45_000_000n } });
  const asked = Date.now();
  const { forecast, problems } = await getReadiness(owner, mission);
  // T1 → T2 → the gate → T3 is 3 h 30; T4 alone is 2 h 30.
  expect(forecast).toMatchObject({
    tasks: 5,
    timed: 4,
    priced: 2,
    chainMinutes: 210,
    workMinutes: 360,
    money: '155.00',
  });
  const finish = Date.parse(forecast?.earliestFinish ?? '');
  expect(finish - asked).toBeGreaterThanOrEqual(3.5 * hour);
  expect(finish - asked).toBeLessThan(3.6 * hour);
  expect(problems.find(({ code }) => code === 'no_estimate')?.words).toBe('T5 has no estimate of time.');
  expect(problems.find(({ code }) => code === 'dear')).toMatchObject({ severity: 'warning' });
});

test('a longest chain that ends after the target date worries, and one that begins later is counted from there', async () => {
  const { owner } = await aWorkspace();
  const mission = await aPlannedMission(owner, someTerms);
  await addTasks(owner, mission, [{ title: 'long', estimateMinutes: 120, fulfils: ['A1'] }]);
  const inHours = (hours: number) => new Date(Date.now() + hours * hour).toISOString();
  const isLate = async (startDate: string | null, targetDate: string) => {
    await updateMission(owner, { mission, startDate, targetDate });
    return (await getReadiness(owner, mission)).problems.some(({ code }) => code === 'late');
  };
  expect(await isLate(null, inHours(3))).toBe(false);
  expect(await isLate(null, inHours(1))).toBe(true);
  expect(await isLate(inHours(2), inHours(3))).toBe(true);
  expect(await isLate(inHours(2), inHours(5))).toBe(false);
});

test('tasks without a capable, connected agent are told once for all that lack the same, and people are no lack', async () => {
  const workspace = await aWorkspace();
  const { owner } = workspace;
  const mission = await aPlannedMission(owner, someTerms);
  await addTasks(owner, mission, [
    { title: 'plain', fulfils: ['A1'] },
    { title: 'plain too' },
    { title: 'sql', requiredSkills: ['sql'] },
    { title: 'judged', role: 'validator' },
    { title: 'by hand', requiredSkills: ['taste'], assignedTo: [owner.principal.id] },
  ]);
  const words = async () =>
    (await getReadiness(owner, mission)).problems.flatMap((p) => (p.code === 'nobody_able' ? [p.words] : []));
  expect(await words()).toEqual(['No agent could take T0, T1, T2 and T3: there is none yet.']);
  const agent = await anAgent(workspace, { skills: [] });
  expect(await words()).toEqual([
    'No agent could take T2: none has all that is required.',
    'No agent could take T3: none is a validator.',
  ]);
  await updateAgent(owner, { agent: agent.id, skills: ['sql'] });
  expect(await words()).toEqual(['No agent could take T3: none is a validator.']);
  await db().token.updateMany({ where: { agentId: agent.id }, data: { revokedAt: new Date() } });
  expect(await words()).toEqual([
    'No agent could take T0, T1 and T2: those that are able hold no token to call with.',
    'No agent could take T3: none is a validator.',
  ]);
});

test('ready work that able agents leave lying is told until one of them calls', async () => {
  const workspace = await aWorkspace();
  const agent = await anAgent(workspace);
  const { id: mission } = await aRunningMission(workspace.owner);
  const codes = async () => (await getReadiness(workspace.owner, mission)).problems.map(({ code }) => code);
  expect(await codes()).toContain('nobody_calls');
  await db().agent.update({ where: { id: agent.id }, data: { lastSeenAt: new Date() } });
  expect(await codes()).not.toContain('nobody_calls');
  await db().agent.update({ where: { id: agent.id }, data: { lastSeenAt: new Date(Date.now() - hour) } });
  expect(await codes()).toContain('nobody_calls');
});
