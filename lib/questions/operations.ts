import { operation } from '@/lib/core/operation';
import { allow, deciders, everyRole } from '@/lib/core/principal';
import {
  answerQuestionInput,
  askQuestionInput,
  askQuestionOutput,
  listQuestionsInput,
  question,
  questionPage,
  replyToQuestionInput,
} from './schema';

export const askQuestion = operation({
  name: 'ask_question',
  title: 'Ask a question',
  description:
    'Asks a person, the pilot or an upstream worker; the answer comes with a heartbeat or, after block_task, with the next context; WHEN you cannot know, e.g. {summary: "Which tone?", choices: ["formal", "plain"]}.',
  method: 'POST',
  path: '/tasks/{task}/questions',
  kind: 'write',
  access: allow(deciders, 'work'),
  input: askQuestionInput,
  output: askQuestionOutput,
  status: 201,
  creates: true,
});

export const answerQuestion = operation({
  name: 'answer_question',
  title: 'Answer a question',
  description: 'Answers what a worker asked and unblocks its task; WHEN a question is open. Never one of your own.',
  method: 'POST',
  path: '/questions/{question}/answer',
  kind: 'write',
  access: allow(deciders, 'decide'),
  input: answerQuestionInput,
  output: question,
});

export const replyToQuestion = operation({
  name: 'reply_to_question',
  title: 'Reply to a question',
  description:
    'Answers a question to the pilot or about the work of a task; WHEN list_questions {mine: true} shows one.',
  method: 'POST',
  path: '/questions/{question}/reply',
  kind: 'write',
  access: allow(deciders, 'work'),
  input: replyToQuestionInput,
  output: question,
});

export const listQuestions = operation({
  name: 'list_questions',
  title: 'List questions',
  description: 'Questions of a mission or a task with their answers, newest first; WHEN you look for what was asked.',
  method: 'GET',
  path: '/missions/{mission}/questions',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: listQuestionsInput,
  output: questionPage,
});
