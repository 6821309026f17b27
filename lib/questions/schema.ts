import { z } from 'zod';
import { leaseToken } from '@/lib/attempts/schema';
import { pageInput, pageOf } from '@/lib/core/pagination';
import { id, line, missionRef, principalRef, text, timestamp } from '@/lib/core/schemas';

export const questionStatuses = ['open', 'answered', 'expired', 'cancelled'] as const;

/** A question that nobody answers for a month is no longer waited for. */
const maxTimeoutSeconds = 30 * 24 * 3600;

export const question = z.object({
  id: z.string(),
  missionId: z.string(),
  taskId: z.string(),
  taskKey: z.string(),
  attemptId: z.string(),
  askedBy: principalRef,
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
  timeoutSeconds: z.number().int().min(60).max(maxTimeoutSeconds).optional(),
  defaultAnswer: text(4000).optional().describe('What holds when the time is over without an answer.'),
});
export const askQuestionOutput = z.object({
  question,
  /** The page on which a person answers. */
  address: z.string(),
});

export const answerQuestionInput = z.object({
  question: id('question'),
  answer: text(8000).optional(),
  choices: z.array(line(300)).max(20).default([]),
});

export const listQuestionsInput = z.object({
  mission: missionRef,
  task: id('task').optional(),
  status: z.enum(questionStatuses).optional(),
  ...pageInput,
});
export const questionPage = pageOf(question);
