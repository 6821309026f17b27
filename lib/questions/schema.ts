import { z } from 'zod';
import { leaseToken } from '@/lib/attempts/schema';
import { pageInput, pageOf } from '@/lib/core/pagination';
import { flag, id, line, missionRef, principalRef, text, timestamp } from '@/lib/core/schemas';

export const addressees = ['person', 'pilot', 'task'] as const;
export const questionStatuses = ['open', 'answered', 'expired', 'cancelled'] as const;

/** Longer waits would be cut by proxies; ask again. */
const maxWaitSeconds = 30;
/** A question that nobody answers for a month is no longer waited for. */
const maxTimeoutSeconds = 30 * 24 * 3600;

export const question = z.object({
  id: z.string(),
  missionId: z.string(),
  taskId: z.string(),
  taskKey: z.string(),
  attemptId: z.string(),
  askedBy: principalRef,
  addressee: z.enum(addressees),
  /** The upstream task whose worker is asked. */
  aboutTaskId: z.string().nullable(),
  /** The equal question of this mission whose answer this one was given. */
  reusedFrom: z.string().nullable(),
  summary: z.string(),
  text: z.string(),
  choices: z.array(z.string()),
  multiSelect: z.boolean(),
  status: z.enum(questionStatuses),
  timeoutAt: timestamp.nullable(),
  /** Given as the answer when the time is over. */
  defaultAnswer: z.string().nullable(),
  answer: z.string().nullable(),
  answerChoices: z.array(z.string()),
  answeredBy: principalRef.nullable(),
  answeredAt: timestamp.nullable(),
  deliveredAt: timestamp.nullable(),
  createdAt: timestamp,
  can: z.object({ answer: z.boolean() }),
});
export type QuestionWire = z.infer<typeof question>;

export const askQuestionInput = z.object({
  task: id('task'),
  leaseToken,
  summary: line(200).describe('The question in one line.'),
  text: text(8000).default('').describe('What one must know to answer it.'),
  choices: z.array(line(300)).max(20).default([]),
  multiSelect: z.boolean().default(false),
  to: z
    .union([z.enum(['person', 'pilot']), id('task')])
    .default('person')
    .describe('person, pilot, or the id of an upstream task whose worker may know.'),
  timeoutSeconds: z.number().int().min(60).max(maxTimeoutSeconds).optional(),
  defaultAnswer: text(4000).optional().describe('What holds when the time is over without an answer.'),
});
const similarQuestion = z.object({
  questionId: z.string(),
  summary: z.string(),
  status: z.enum(questionStatuses),
  answer: z.string().nullable(),
  choices: z.array(z.string()),
});
export const askQuestionOutput = z.object({
  /** Answered already where an equal question of this mission was. */
  question,
  /** Others of this mission that ask much the same, the most similar first. */
  similar: z.array(similarQuestion),
  /** The page on which a person answers. */
  address: z.string(),
});

export const answerQuestionInput = z.object({
  question: id('question'),
  answer: text(8000).optional(),
  choices: z.array(line(300)).max(20).default([]),
});

export const replyToQuestionInput = answerQuestionInput;

export const listQuestionsInput = z.object({
  mission: missionRef,
  task: id('task').optional(),
  status: z.enum(questionStatuses).optional(),
  like: line(200).optional().describe('The most similar first: look before you ask.'),
  mine: flag.optional().describe('Open ones that you may reply to.'),
  waitSeconds: z.coerce.number().int().min(0).max(maxWaitSeconds).default(0).describe('Wait until none is open.'),
  ...pageInput,
});
export const questionPage = pageOf(question);
