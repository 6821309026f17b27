import { describe, expect, it } from 'vitest';
import { heartbeatTask } from '@/lib/attempts/handlers';
import { reopenAttention, resolveAttention } from '@/lib/decisions/handlers';
import { sweeps } from '@/lib/jobs/sweeps';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { blockTask } from '@/lib/work/handlers';
import { aMember, anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission, call, claim, complete } from '@/test/factories-governance';
import { codeOf, itemsOf, statusOf } from '@/test/factories-work';
import { codeByMcp } from '@/test/mcp-door';
import { isAnswerDelivered } from './data';
import { answerQuestion, askQuestion, listQuestions, replyToQuestion } from './handlers';
import { askQuestionOutput, questionPage } from './schema';

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
    const refuse = async (who: Tenant, way: object) => {
      expect(await codeOf(call(who, answerQuestion, way))).toBe('forbidden');
      expect(await codeByMcp(workspace, who, answerQuestion, way)).toBe('no tool');
    };
    await refuse(agent.tenant, body);
    await refuse(viewer, body);
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
    await refuse(person, { question: mine.id, answer: 'Yes.' });
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

describe('questions to somebody else than a person', () => {
  const chain = [
    { ref: 'a', title: 'audit', fulfils: ['A1'] },
    { ref: 'b', title: 'write', dependsOn: ['a'] },
    { title: 'beside' },
  ];

  async function aChain() {
    const workspace = await aWorkspace();
    const mission = await aRunningMission(workspace.owner, chain);
    const [former, asker, other] = [await anAgent(workspace), await anAgent(workspace), await anAgent(workspace)];
    await complete(former.tenant, await claim(former.tenant, mission.tasks.T0 ?? ''));
    const held = await claim(asker.tenant, mission.tasks.T1 ?? '');
    const ask = async (given: object) =>
      askQuestionOutput.parse(
        await call(asker.tenant, askQuestion, {
          ...{ task: held.taskId, leaseToken: held.leaseToken, summary: 'Which page is wrong?', ...given },
        }),
      );
    const mine = async (agent: typeof former) =>
      questionPage.parse(await call(agent.tenant, listQuestions, { mission: mission.id, mine: true })).items;
    return { workspace, mission, former, asker, other, held, ask, mine };
  }

  it('reach the former worker of an upstream task, and any other allowed agent or person may answer', async () => {
    const { workspace, mission, former, asker, other, held, ask, mine } = await aChain();
    const to = mission.tasks.T0 ?? '';
    expect(await codeOf(ask({ to: mission.tasks.T2 }))).toBe('invalid_input');
    const { question } = await ask({ to });
    expect(question).toMatchObject({ addressee: 'task', aboutTaskId: to, status: 'open' });
    expect(await itemsOf(mission.id, 'question')).toHaveLength(1);
    expect((await mine(former)).map(({ id }) => id)).toEqual([question.id]);
    expect(await mine(other)).toEqual([]);
    const reply = { question: question.id, answer: 'Page 3.' };
    expect(await codeOf(call(asker.tenant, replyToQuestion, reply))).toBe('forbidden');
    await db().missionAgent.create({ data: { missionId: mission.id, agentId: asker.id } });
    expect(await codeOf(call(former.tenant, replyToQuestion, reply))).toBe('forbidden');
    await db().missionAgent.create({ data: { missionId: mission.id, agentId: former.id } });
    await call(former.tenant, replyToQuestion, reply);
    expect(await itemsOf(mission.id, 'question')).toHaveLength(0);
    const beat = await call(asker.tenant, heartbeatTask, { task: held.taskId, leaseToken: held.leaseToken });
    expect(beat).toMatchObject({
      answers: [{ trust: 'data', questionId: question.id, answer: 'Page 3.', answeredBy: { id: former.id } }],
    });
    const again = await ask({ to, text: 'And why?' });
    await call(workspace.owner, answerQuestion, { question: again.question.id, answer: 'A typo.' });
  });

  it('to the pilot are answered by the pilot alone, and those to a person by no agent', async () => {
    const { mission, former, other, ask, mine } = await aChain();
    expect(await codeOf(ask({ to: 'pilot' }))).toBe('invalid_input');
    await db().mission.update({ where: { id: mission.id }, data: { pilotId: other.id } });
    const [toPilot, toPerson] = [await ask({ to: 'pilot' }), await ask({})];
    expect((await mine(other)).map(({ id }) => id)).toEqual([toPilot.question.id]);
    const reply = (agent: typeof other, { question }: typeof toPilot) =>
      call(agent.tenant, replyToQuestion, { question: question.id, answer: 'Page 3.' });
    expect(await codeOf(reply(former, toPilot))).toBe('forbidden');
    expect(await codeOf(reply(other, toPerson))).toBe('forbidden');
    await reply(other, toPilot);
    expect(await codeOf(reply(other, toPilot))).toBe('wrong_state');
  });
});

describe('equal questions of one mission', () => {
  async function twoAskers() {
    const workspace = await aWorkspace();
    const mission = await aRunningMission(workspace.owner, [{ title: 'one', fulfils: ['A1'] }, { title: 'two' }]);
    const askers = [await anAgent(workspace), await anAgent(workspace)];
    const held = await Promise.all(askers.map(({ tenant }, i) => claim(tenant, mission.tasks[`T${i}`] ?? '')));
    const ask = async (who: 0 | 1, summary: string, more: object = {}) =>
      askQuestionOutput.parse(
        await call(askers[who]?.tenant ?? workspace.owner, askQuestion, {
          ...{ task: held[who]?.taskId, leaseToken: held[who]?.leaseToken, summary, ...more },
        }),
      );
    const blockOn = (who: 0 | 1, on: string) =>
      call(askers[who]?.tenant ?? workspace.owner, blockTask, {
        ...{ task: held[who]?.taskId, leaseToken: held[who]?.leaseToken, kind: 'question', on, reason: 'Must know.' },
      });
    return { workspace, mission, ask, held, blockOn };
  }

  it('are answered once: whoever waits and whoever asks later has the answer', async () => {
    const { workspace, mission, ask, held, blockOn } = await twoAskers();
    const choices = ['plain', 'formal'];
    const [first, second] = [await ask(0, 'Which tone?', { choices }), await ask(1, ' which TONE? ', { choices })];
    expect(second.similar).toMatchObject([{ questionId: first.question.id, status: 'open' }]);
    await blockOn(1, second.question.id);
    await call(workspace.owner, answerQuestion, { question: first.question.id, choices: ['plain'] });
    expect(await itemsOf(mission.id, 'question')).toHaveLength(0);
    expect(await statusOf(held[1]?.taskId ?? '')).toBe('todo');
    const third = await ask(0, 'Which tone?', { choices: choices.toReversed() });
    expect(third.question).toMatchObject({
      ...{ status: 'answered', answerChoices: ['plain'], reusedFrom: first.question.id },
      answeredBy: { id: workspace.owner.principal.id },
    });
    expect(await itemsOf(mission.id, 'question')).toHaveLength(0);
    expect((await ask(0, 'Which tone?', { choices: ['plain'] })).question.status).toBe('open');
  });

  it('are listed by similarity before one asks', async () => {
    const { workspace, mission, ask } = await twoAskers();
    await ask(0, 'Which tone of voice does the page have?');
    await ask(0, 'How many copies are printed?');
    const like = async (words: string) =>
      questionPage
        .parse(await call(workspace.owner, listQuestions, { mission: mission.id, like: words }))
        .items.map(({ summary }) => summary);
    expect(await like('What tone of voice?')).toEqual(['Which tone of voice does the page have?']);
    expect(await like('copies printed, and the tone')).toEqual([
      'How many copies are printed?',
      'Which tone of voice does the page have?',
    ]);
  });

  it('an answer that others were given too is not taken back', async () => {
    const { workspace, mission, ask } = await twoAskers();
    const first = await ask(0, 'Which tone?');
    await ask(1, 'Which tone?');
    const [item] = await itemsOf(mission.id, 'question');
    const { id } = await db().attentionItem.findFirstOrThrow({ where: { subjectId: first.question.id } });
    expect(item).toBeDefined();
    const decide = { item: id, outcome: 'answer', answer: 'Plain.', expectedVersion: 1 };
    await call(workspace.owner, resolveAttention, { items: [decide] });
    expect(await codeOf(call(workspace.owner, reopenAttention, { item: id, expectedVersion: 2 }))).toBe('wrong_state');
  });
});
