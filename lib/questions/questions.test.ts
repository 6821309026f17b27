import { describe, expect, it } from 'vitest';
import { heartbeatTask } from '@/lib/attempts/handlers';
import { sweeps } from '@/lib/jobs/sweeps';
import { db } from '@/lib/server/db';
import { blockTask } from '@/lib/work/handlers';
import { aMember, anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission, call, claim } from '@/test/factories-governance';
import { codeOf, itemsOf, statusOf } from '@/test/factories-work';
import { isAnswerDelivered } from './data';
import { answerQuestion, askQuestion, listQuestions } from './handlers';

async function aQuestion(given: object = {}) {
  const workspace = await aWorkspace();
  const mission = await aRunningMission(workspace.owner);
  const agent = await anAgent(workspace);
  const held = await claim(agent.tenant, mission.tasks.T0 ?? '');
  const { taskId: task, leaseToken } = held;
  const asked = await call(agent.tenant, askQuestion, { task, leaseToken, summary: 'Which tone?', ...given });
  const { question } = asked as { question: { id: string } };
  const reviewer = await aMember(workspace, 'reviewer');
  const answer = (body: object) => call(reviewer, answerQuestion, { question: question.id, ...body });
  const block = () =>
    call(agent.tenant, blockTask, { task, leaseToken, kind: 'question', on: question.id, reason: 'Needs the tone.' });
  return { workspace, mission, agent, held, question, answer, block };
}

const late = (questionId: string) =>
  db().$executeRaw`update question set timeout_at = clock_timestamp() - interval '1 second' where id = ${questionId}`;

describe('questions', () => {
  it('are answered once by a person; the worker is told with its next heartbeat', async () => {
    const { mission, agent, held, question, answer } = await aQuestion({ choices: ['formal', 'plain'] });
    expect(await itemsOf(mission.id, 'question')).toMatchObject([{ subjectId: question.id }]);
    expect(await codeOf(answer({ choices: ['rude'] }))).toBe('invalid_input');
    expect(await codeOf(answer({ choices: ['formal', 'plain'] }))).toBe('invalid_input');
    expect(await codeOf(answer({}))).toBe('invalid_input');
    const codes = await Promise.all([1, 2, 3].map(() => codeOf(answer({ choices: ['plain'] }))));
    expect(codes.toSorted()).toEqual(['nothing was thrown', 'wrong_state', 'wrong_state']);
    expect(await itemsOf(mission.id, 'question')).toHaveLength(0);
    expect(await isAnswerDelivered(db(), question.id)).toBe(false);
    const beat = await call(agent.tenant, heartbeatTask, { task: held.taskId, leaseToken: held.leaseToken });
    expect(beat).toMatchObject({
      answers: [{ questionId: question.id, choices: ['plain'], answeredBy: { kind: 'member' } }],
    });
    expect(await isAnswerDelivered(db(), question.id)).toBe(true);
  });

  it('unblock the task that waits, and the next context carries the answer', async () => {
    const { agent, held, question, answer, block } = await aQuestion();
    await block();
    expect(await statusOf(held.taskId)).toBe('blocked');
    await answer({ answer: 'Plain.' });
    const next = await claim(agent.tenant, held.taskId);
    const { context } = await db().attempt.findUniqueOrThrow({ where: { id: next.attemptId } });
    expect(context).toMatchObject({ answers: [{ questionId: question.id, answer: 'Plain.' }] });
    expect(await isAnswerDelivered(db(), question.id)).toBe(true);
  });

  it('are not answered by agents, by viewers, or by the person who asked (R7)', async () => {
    const { workspace, agent, question } = await aQuestion();
    const viewer = await aMember(workspace, 'viewer');
    const body = { question: question.id, answer: 'Mine.' };
    expect(await codeOf(call(agent.tenant, answerQuestion, body))).toBe('forbidden');
    expect(await codeOf(call(viewer, answerQuestion, body))).toBe('forbidden');
    const person = await aMember(workspace, 'reviewer');
    const own = await aRunningMission(workspace.owner);
    const held = await claim(person, own.tasks.T0 ?? '');
    const asked = await call(person, askQuestion, {
      task: held.taskId,
      leaseToken: held.leaseToken,
      summary: 'May I?',
    });
    const { question: mine } = asked as { question: { id: string; can: { answer: boolean } } };
    expect(mine.can.answer).toBe(false);
    expect(await codeOf(call(person, answerQuestion, { question: mine.id, answer: 'Yes.' }))).toBe('forbidden');
  });

  it('fall back on their default when the time is over, and else flag the task that waits in vain', async () => {
    const withDefault = await aQuestion({ timeoutSeconds: 60, defaultAnswer: 'Plain.' });
    const without = await aQuestion({ timeoutSeconds: 60 });
    for (const one of [withDefault, without]) {
      await one.block();
      await late(one.question.id);
    }
    for (const sweep of sweeps) await sweep.run();
    expect(await statusOf(withDefault.held.taskId)).toBe('todo');
    expect(await statusOf(without.held.taskId)).toBe('blocked');
    expect(await itemsOf(without.mission.id, 'dead_block')).toHaveLength(1);
    for (const sweep of sweeps) await sweep.run();
    expect(await itemsOf(without.mission.id, 'dead_block')).toHaveLength(1);
    const page = await call(withDefault.workspace.owner, listQuestions, { mission: withDefault.mission.id });
    expect(page).toMatchObject({ items: [{ status: 'expired', answer: 'Plain.', answeredBy: { kind: 'system' } }] });
  });
});
