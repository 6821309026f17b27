import 'server-only';
import type { z } from 'zod';
import type { Question } from '@/generated/prisma/client';
import { getTaskMissionId } from '@/lib/attempts/data';
import { holdLease } from '@/lib/attempts/lease';
import { addressOfItem } from '@/lib/attention/address';
import { clearItems, raiseItem } from '@/lib/attention/commands';
import { forbidden, invalidInput, notFound, wrongState } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { changeMission, type MissionChange } from '@/lib/missions/change';
import { sha256Hex } from '@/lib/server/hash';
import type { Tenant } from '@/lib/server/tenant';
import { moveTask, raiseDeadBlock } from '@/lib/tasks/moves';
import { questionParts } from './data';
import { presentQuestion } from './presenter';
import type { askQuestionInput, askQuestionOutput } from './schema';

/** Asks a person, under the lease. The attempt goes on; it may block on the question. */
export async function askQuestion(
  tenant: Tenant,
  input: z.output<typeof askQuestionInput>,
): Promise<z.input<typeof askQuestionOutput>> {
  const missionId = await getTaskMissionId(tenant, input.task);
  return changeMission(tenant, missionId, async (change) => {
    const report = { operation: 'ask_question', input };
    const attempt = await holdLease(change, { id: input.task }, input.leaseToken, report);
    const { summary, text, choices, multiSelect, timeoutSeconds, defaultAnswer } = input;
    const timeoutAt = timeoutSeconds === undefined ? null : new Date(change.now.getTime() + timeoutSeconds * 1000);
    const row = await change.tx.question.create({
      data: {
        id: newId('question'),
        workspaceId: tenant.workspaceId,
        missionId,
        taskId: input.task,
        attemptId: attempt.id,
        askedById: tenant.principal.id,
        summary,
        text,
        choices,
        multiSelect,
        timeoutAt,
        defaultAnswer: defaultAnswer ?? null,
        createdAt: change.now,
      },
      include: questionParts,
    });
    change.record('question.asked', {
      subject: row.id,
      task: input.task,
      data: { number: attempt.number, textHash: sha256Hex(`${summary}\n${text}`), choices: choices.length },
    });
    await raiseItem(change, {
      kind: 'question',
      subjectId: row.id,
      taskId: input.task,
      attemptId: attempt.id,
      title: summary,
      facts: { choices, multiSelect },
      ...(timeoutAt && { decideBy: timeoutAt }),
    });
    return {
      question: presentQuestion(row, tenant.principal),
      address: await addressOfItem(change.tx, change.tenant.workspaceId, `question:${row.id}`),
    };
  });
}

export type Answer = { answer?: string | undefined; choices?: readonly string[] | undefined };

/**
 * Answers an open question and unblocks the task that waits for it; compare-and-set on open, and never by whoever asked
 * (R7). Call it inside `changeGraph`.
 */
export async function answerQuestion(change: MissionChange, questionId: string, given: Answer): Promise<Question> {
  const { tx, tenant, now, mission } = change;
  const question = await tx.question.findFirst({ where: { id: questionId, missionId: mission.id } });
  if (!question) throw notFound('question');
  if (question.askedById === tenant.principal.id)
    throw forbidden('Nobody answers a question of its own.', 'Leave it to somebody else.');
  const { answer, choices } = readAnswer(question, given);
  const [answered] = await tx.question.updateManyAndReturn({
    where: { id: questionId, status: 'open' },
    data: { status: 'answered', answer, answerChoices: choices, answeredById: tenant.principal.id, answeredAt: now },
  });
  if (!answered) throw wrongState(`The question is ${question.status}.`, 'Read it with list_questions.');
  change.record('question.answered', {
    subject: questionId,
    task: question.taskId,
    data: { answerHash: sha256Hex(JSON.stringify([answer, choices])) },
  });
  await clearItems(change, { kind: 'question', subjectId: questionId }, 'it was answered');
  await unblockOn(change, question);
  return answered;
}

function readAnswer(question: Question, { answer, choices = [] }: Answer) {
  const foreign = choices.find((choice) => !question.choices.includes(choice));
  if (foreign !== undefined) throw invalidInput('choices', `${foreign} is not one of the choices`);
  if (choices.length > 1 && !question.multiSelect) throw invalidInput('choices', 'only one may be chosen');
  const text = answer?.trim() ? answer : null;
  if (text === null && choices.length === 0) throw invalidInput('answer', 'or a choice is required');
  return { answer: text, choices: [...new Set(choices)] };
}

async function unblockOn(change: MissionChange, question: Question): Promise<void> {
  const task = await change.tx.task.findUniqueOrThrow({ where: { id: question.taskId } });
  if (task.status !== 'blocked' || task.blockedOnQuestionId !== question.id) return;
  await moveTask(change, task, 'todo', { event: 'task.unblocked', data: { because: question.id } });
}

/** Ends a question whose time is over: its default answers it, else a task that waits for it waits in vain. */
export async function expireQuestion(change: MissionChange, question: Question): Promise<void> {
  const { tx, tenant, now } = change;
  const { defaultAnswer } = question;
  const expired = await tx.question.updateMany({
    where: { id: question.id, status: 'open', timeoutAt: { lte: now } },
    data: {
      status: 'expired',
      ...(defaultAnswer !== null && { answer: defaultAnswer, answeredById: tenant.principal.id, answeredAt: now }),
    },
  });
  if (expired.count === 0) return;
  change.record('question.expired', {
    subject: question.id,
    task: question.taskId,
    data: { hasDefault: defaultAnswer !== null },
  });
  await clearItems(change, { kind: 'question', subjectId: question.id }, 'its time is over');
  if (defaultAnswer !== null) return unblockOn(change, question);
  const task = await tx.task.findUniqueOrThrow({ where: { id: question.taskId } });
  if (task.status === 'blocked' && task.blockedOnQuestionId === question.id)
    await raiseDeadBlock(change, task, 'its question expired without an answer');
}
