import { expect, test } from 'vitest';
import { answerQuestion, askQuestion } from '@/lib/questions/handlers';
import { db } from '@/lib/server/db';
import { blockTask, failTask } from '@/lib/work/handlers';
import { anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission, call, claim, complete } from '@/test/factories-governance';
import { sealEndedMission, updateMissionStatus } from './commands';

const openKinds = async (missionId: string) =>
  (await db().attentionItem.findMany({ where: { missionId, status: 'open' } })).map(({ kind }) => kind).toSorted();

test('a mission that is taken up again asks for everything that it still waits for, and nothing twice (R14)', async () => {
  const workspace = await aWorkspace();
  const agent = await anAgent(workspace, { concurrencyLimit: 5 });
  const { id, tasks } = await aRunningMission(workspace.owner, [
    { title: 'reviewed', fulfils: ['A1'], verification: 'review' },
    { title: 'failing', maxAttempts: 1 },
    { title: 'blocked' },
  ]);
  const [review, failing, blocked] = [
    await claim(agent.tenant, tasks.T0 ?? ''),
    await claim(agent.tenant, tasks.T1 ?? ''),
    await claim(agent.tenant, tasks.T2 ?? ''),
  ];
  const handoff = { summary: 'Done.', issues: [{ text: 'The log is full.' }] };
  await complete(agent.tenant, review, { handoff });
  const lease = (held: typeof review) => ({
    task: held.taskId,
    leaseToken: held.leaseToken,
    reason: 'It does not go.',
  });
  await call(agent.tenant, failTask, lease(failing));
  const checkBy = new Date(Date.now() + 86_400_000).toISOString();
  const outside = { kind: 'outside', owner: workspace.owner.principal.id, checkBy };
  await call(agent.tenant, blockTask, { ...lease(blocked), ...outside });
  await db().assertion.updateMany({ where: { missionId: id }, data: { state: 'failed' } });
  const move = (status: 'cancelled' | 'reopen') =>
    updateMissionStatus(workspace.owner, { mission: id, status, reason: 'Because.' });
  await move('cancelled');
  expect(await openKinds(id)).toEqual([]);
  await move('reopen');
  const waiting = ['assertion_failed', 'leftover', 'retry_limit', 'task_blocked', 'task_review'];
  expect(await openKinds(id)).toEqual(waiting);
  await move('cancelled');
  await move('reopen');
  expect(await openKinds(id)).toEqual(waiting);
});

test('what a worker asks in the last minute of a mission is closed by the seal, and answered by nobody after it', async () => {
  const workspace = await aWorkspace();
  const agent = await anAgent(workspace);
  const { id, tasks } = await aRunningMission(workspace.owner);
  const { taskId: task, leaseToken } = await claim(agent.tenant, tasks.T0 ?? '');
  await updateMissionStatus(workspace.owner, { mission: id, status: 'failed', reason: 'Because.' });
  await call(agent.tenant, askQuestion, { task, leaseToken, summary: 'Why?', text: '' });
  await call(agent.tenant, failTask, { task, leaseToken, reason: 'It ended.' });
  expect(await sealEndedMission(workspace.system, id)).toBe(true);
  const question = await db().question.findFirstOrThrow({ where: { missionId: id } });
  expect([question.status, await openKinds(id)]).toEqual(['cancelled', []]);
  const answer = call(workspace.owner, answerQuestion, { question: question.id, answer: 'So.' });
  await expect(answer).rejects.toMatchObject({ code: 'wrong_state' });
});
