import { beforeAll, expect, test } from 'vitest';
import { changeMission } from '@/lib/missions/change';
import {
  addNote,
  archiveMission,
  deleteMission,
  holdMission,
  resumeMission,
  updateMission,
} from '@/lib/missions/commands';
import { getMission } from '@/lib/missions/data';
import { openHold } from '@/lib/missions/holds';
import { db } from '@/lib/server/db';
import { raiseBudget } from '@/lib/signing/commands';
import { updateTask } from '@/lib/tasks/commands';
import { claimTask } from '@/lib/work/claim';
import { releaseTask } from '@/lib/work/give-up';
import { claimTaskInput } from '@/lib/work/schema';
import { anAgent, aWorkspace, type TestAgent, type TestWorkspace } from '@/test/factories';
import { aRunningMission, claim, complete } from '@/test/factories-governance';
import { addTasks } from '@/test/factories-graph';
import { sealEndedMission, updateMissionStatus } from './commands';
import { getReadiness } from './data';
import type { MissionMove } from './schema';

let workspace: TestWorkspace;
let worker: TestAgent;

beforeAll(async () => {
  workspace = await aWorkspace();
  worker = await anAgent(workspace, { concurrencyLimit: 100 });
});

const move = (mission: string, status: MissionMove) =>
  updateMissionStatus(workspace.owner, { mission, status, reason: 'Because.' });
const row = (id: string) => db().mission.findUniqueOrThrow({ where: { id } });
const openItems = async (missionId: string) =>
  (await db().attentionItem.findMany({ where: { missionId, status: 'open' }, orderBy: { number: 'asc' } })).map(
    ({ kind }) => kind,
  );

async function aFinishedMission(): Promise<string> {
  const { id, tasks } = await aRunningMission(workspace.owner);
  await complete(worker.tenant, await claim(worker.tenant, tasks.T0 ?? ''));
  return id;
}

test('the end of the last task brings a mission to validate and asks a person once; new work takes both back', async () => {
  const id = await aFinishedMission();
  expect([(await row(id)).status, await openItems(id)]).toEqual(['validate', ['validate_reached']]);
  await addTasks(workspace.owner, id, [{ title: 'more' }]);
  expect([(await row(id)).status, await openItems(id)]).toEqual(['execute', []]);
});

test('a mission completes only when tasks, assertions, leftovers and holds allow it, and says what is left (R8)', async () => {
  const { id, tasks } = await aRunningMission(workspace.owner);
  await expect(move(id, 'complete')).rejects.toMatchObject({ code: 'wrong_state' });
  const lease = await claim(worker.tenant, tasks.T0 ?? '');
  await complete(worker.tenant, lease, { handoff: { summary: 'Done.', leftUndone: ['The rest.'] } });
  await holdMission(workspace.owner, id, '');
  const codes = async () => (await getReadiness(workspace.owner, id)).problems.map(({ code }) => code);
  expect(await codes()).toEqual(['assertion_open', 'leftover', 'hold_open']);
  await expect(move(id, 'complete')).rejects.toMatchObject({ code: 'wrong_state' });
  await resumeMission(workspace.owner, id, 'person', '');
  await db().handoffItem.updateMany({ where: { missionId: id }, data: { disposition: 'dismissed' } });
  expect(await codes()).toEqual(['assertion_open']);
  await db().assertion.updateMany({ where: { missionId: id }, data: { state: 'waived' } });
  await move(id, 'complete');
  expect(await getMission(workspace.owner, id)).toMatchObject({ status: 'complete', receipts: 1, attention: 0 });
});

test('a hold for the budget does not keep a mission from completing, and only a raise ends it', async () => {
  const id = await aFinishedMission();
  await changeMission(workspace.owner, id, (change) => openHold(change, 'budget', 'Used up.'));
  await changeMission(workspace.owner, id, (change) => openHold(change, 'budget', 'Used up again.'));
  expect((await row(id)).openHolds).toBe(1);
  await expect(resumeMission(workspace.owner, id, 'budget', '')).rejects.toMatchObject({ code: 'wrong_state' });
  await db().assertion.updateMany({ where: { missionId: id }, data: { state: 'passed' } });
  await move(id, 'complete');
  expect(await row(id)).toMatchObject({ status: 'complete', openHolds: 0 });
  expect(await db().hold.count({ where: { missionId: id, closedAt: null } })).toBe(0);
});

test('while a hold is open nothing is claimed, and the clock stands still', async () => {
  const { id, tasks } = await aRunningMission(workspace.owner);
  expect((await row(id)).activeSince).not.toBeNull();
  await holdMission(workspace.owner, id, 'Wait.');
  await holdMission(workspace.owner, id, 'Wait twice.');
  expect(await row(id)).toMatchObject({ openHolds: 1, activeSince: null });
  const refused = await claimTask(worker.tenant, claimTaskInput.parse({ taskId: tasks.T0 ?? '' }));
  expect(refused).toMatchObject({ task: null });
  await resumeMission(workspace.owner, id, 'person', '');
  await expect(resumeMission(workspace.owner, id, 'person', '')).rejects.toMatchObject({ code: 'wrong_state' });
  await claim(worker.tenant, tasks.T0 ?? '');
  await expect(holdMission(workspace.owner, workspace.inboxId, '')).rejects.toMatchObject({ code: 'wrong_state' });
});

test('an ended mission asks its workers to stop, is sealed when the last has ended, and reopens only then', async () => {
  const { id, tasks } = await aRunningMission(workspace.owner, [{ title: 'A', fulfils: ['A1'] }, { title: 'B' }]);
  const first = await claim(worker.tenant, tasks.T0 ?? '');
  const second = await claim(worker.tenant, tasks.T1 ?? '');
  await move(id, 'failed');
  const ended = await row(id);
  expect([ended.status, ended.liveAttempts, ended.sealDueAt !== null]).toEqual(['failed', 2, true]);
  expect(await db().attempt.count({ where: { missionId: id, cancelRequestedAt: { not: null } } })).toBe(2);
  const handOver = (one: typeof first) =>
    releaseTask(worker.tenant, { task: one.taskId, leaseToken: one.leaseToken, reason: 'Asked to.' });
  await handOver(first);
  expect(await sealEndedMission(workspace.system, id)).toBe(false);
  await expect(move(id, 'reopen')).rejects.toMatchObject({ code: 'wrong_state' });
  await handOver(second);
  expect(await Promise.all([1, 2, 3].map(() => sealEndedMission(workspace.system, id)))).toContain(true);
  expect(await db().receipt.count({ where: { missionId: id } })).toBe(1);
  expect(await openItems(id)).toEqual([]);
  await move(id, 'reopen');
  expect(await row(id)).toMatchObject({ status: 'execute', endedAt: null, endReason: null });
  await move(id, 'cancelled');
  const receipts = await db().receipt.findMany({ where: { missionId: id }, orderBy: { version: 'asc' } });
  expect(receipts.map(({ version, outcome }) => [version, outcome])).toEqual([
    [1, 'failed'],
    [2, 'cancelled'],
  ]);
});

test('what a person said at each turn of a mission stands in its receipt, and each turn names its own event', async () => {
  const { id } = await aRunningMission(workspace.owner);
  await holdMission(workspace.owner, id, 'Wait for the lawyers.');
  await resumeMission(workspace.owner, id, 'person', 'They agree.');
  await raiseBudget(workspace.owner, id, { money: '200.00', expectedVersion: 1, reason: 'A dearer model.' });
  const turn = (status: MissionMove, reason: string) =>
    updateMissionStatus(workspace.owner, { mission: id, status, reason });
  await turn('failed', 'No channel answers.');
  await turn('reopen', 'One did answer.');
  await turn('cancelled', 'Too late.');
  const { body } = await db().receipt.findFirstOrThrow({ where: { missionId: id, version: 2 } });
  const { decisions } = JSON.parse(body) as { decisions: { outcome: string; reason: string; events: number[] }[] };
  expect(decisions.map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ['signed', null],
    ['launched', null],
    ['held', 'Wait for the lawyers.'],
    ['resumed', 'They agree.'],
    ['signed', 'A dearer model.'],
    ['failed', null],
    ['reopened', 'One did answer.'],
    ['cancelled', 'Too late.'],
  ]);
  const seqs = ['launched', 'failed', 'reopened', 'cancelled'].map(
    (one) => decisions.find(({ outcome }) => outcome === one)?.events,
  );
  const events = await db().event.findMany({ where: { chainId: id, type: { startsWith: 'mission.' } } });
  const typeOf = (seq?: number) => events.find((event) => Number(event.seq) === seq)?.type;
  expect(seqs.map((one) => one?.map(typeOf))).toEqual([
    ['mission.launched'],
    ['mission.failed'],
    ['mission.reopened'],
    ['mission.cancelled'],
  ]);
});

test('nothing of an ended mission is edited, and no task of it moves', async () => {
  const { id, tasks } = await aRunningMission(workspace.owner);
  await move(id, 'cancelled');
  const late = [
    () => updateMission(workspace.owner, { mission: id, name: 'x' }),
    () => updateTask(workspace.owner, { task: tasks.T0 ?? '', title: 'x' }),
    () => addTasks(workspace.owner, id, [{ title: 'x' }]),
    () => holdMission(workspace.owner, id, ''),
  ];
  for (const edit of late) await expect(edit()).rejects.toMatchObject({ code: 'wrong_state' });
  const refused = await claimTask(worker.tenant, claimTaskInput.parse({ taskId: tasks.T0 ?? '' }));
  expect(refused).toMatchObject({ task: null });
  await addNote(workspace.owner, id, { text: 'A pity.' });
});

test('a launched mission is not deleted; an example that was lived through is, with everything in it', async () => {
  const id = await aFinishedMission();
  await addTasks(workspace.owner, id, [{ title: 'better', supersedes: 'T0' }]);
  await expect(deleteMission(workspace.owner, id)).rejects.toMatchObject({ code: 'wrong_state' });
  await db().mission.update({ where: { id }, data: { isExample: true } });
  await move(id, 'cancelled');
  await deleteMission(workspace.owner, id);
  expect(await db().event.count({ where: { missionId: id } })).toBe(0);
  const [said] = await db().event.findMany({ where: { subjectId: id, missionId: null } });
  expect(said).toMatchObject({ type: 'mission.deleted', chainId: workspace.id });
});

test('the Inbox is neither ended nor deleted nor archived nor renamed', async () => {
  const mission = workspace.inboxId;
  for (const attempt of [
    () => move(mission, 'complete'),
    () => move(mission, 'cancelled'),
    () => deleteMission(workspace.owner, mission),
    () => archiveMission(workspace.owner, mission, true),
    () => updateMission(workspace.owner, { mission, name: 'x' }),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: 'wrong_state' });
});
