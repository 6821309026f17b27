import 'server-only';
import { bind } from '@/lib/server/bind';
import { changeGraph } from '@/lib/tasks/graph-change';
import * as commands from './commands';
import * as data from './data';
import * as declared from './operations';
import { presentQuestion } from './presenter';
import * as replying from './reply';

export const askQuestion = bind(declared.askQuestion, commands.askQuestion);

export const answerQuestion = bind(declared.answerQuestion, async (tenant, { question, answer, choices }) => {
  const { missionId } = await data.getQuestion(tenant, question);
  await changeGraph(tenant, missionId, (change) => commands.answerQuestion(change, question, { answer, choices }));
  return presentQuestion(await data.getQuestion(tenant, question), tenant.principal);
});

export const replyToQuestion = bind(declared.replyToQuestion, async (tenant, { question, answer, choices }) => {
  const { missionId } = await data.getQuestion(tenant, question);
  await changeGraph(tenant, missionId, (change) => replying.replyToQuestion(change, question, { answer, choices }));
  return presentQuestion(await data.getQuestion(tenant, question), tenant.principal);
});

export const listQuestions = bind(declared.listQuestions, data.listQuestions, {
  seconds: ({ waitSeconds }) => waitSeconds,
  isDone: ({ items }) => items.every(({ status }) => status !== 'open'),
});
