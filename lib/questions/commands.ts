import 'server-only';
import type { z } from 'zod';
import type { Prisma, Question } from '@/generated/prisma/client';
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
import { listSimilar, questionParts } from './data';
import { presentQuestion } from './presenter';
import { sameText, type To } from './rules';
import type { askQuestionInput, askQuestionOutput } from './schema';

/**
 * Asks a person, the pilot or the worker of an upstream task, under the lease. The attempt goes on; it may block on the
 * question. What was answered in this mission before is answered at once.
 */
export async function askQuestion(tenant: Tenant, input: Input): Promise<z.input<typeof askQuestionOutput>> {
  const missionId = await getTaskMissionId(tenant, input.task);
  return changeMission(tenant, missionId, async (change) => {
    const report = { operation: 'ask_question', input };
    const attempt = await holdLease(change, { id: input.task }, input.leaseToken, report);
    const to = await readAddressee(change, input);
    const sameHash = sha256Hex(sameText({ ...input, ...to }));
    const known = await findKnownAnswer(change, sameHash);
    const row = await write(change, attempt.id, input, { ...to, sameHash, ...known });
    change.record('question.asked', {
      subject: row.id,
      task: input.task,
      data: {
        ...{ number: attempt.number, textHash: sha256Hex(`${input.summary}\n${input.text}`) },
        ...{ choices: input.choices.length, addressee: to.addressee, reusedFrom: known?.reusedFromId ?? null },
      },
    });
    if (!known) await raise(change, row);
    return {
      question: presentQuestion(row, tenant.principal),
      similar: await listSimilar(change.tx, row),
      address: await addressOfItem(change.tx, tenant.workspaceId, `question:${known?.reusedFromId ?? row.id}`),
    };
  });
}

type Input = z.output<typeof askQuestionInput>;

/** The worker of a task is asked only where its work has reached this one. */
async function readAddressee({ tx, mission, tenant }: MissionChange, { to, task }: Input): Promise<To> {
  if (to === 'person') return { addressee: 'person', aboutTaskId: null };
  if (to === 'pilot') {
    if (!mission.pilotId || mission.pilotId === tenant.principal.id)
      throw invalidInput('to', 'the mission has no other pilot', 'Ask a person.');
    return { addressee: 'pilot', aboutTaskId: null };
  }
  const [upstream] = await tx.$queryRaw<{ id: string }[]>`
    with recursive before as (
      select depends_on_id as id from task_dependency where task_id = ${task}
      union select d.depends_on_id from before b join task_dependency d on d.task_id = b.id
    )
    select id from before where id = ${to}`;
  if (!upstream)
    throw invalidInput('to', 'names no task that this one waits on', 'Name one of upstream, or ask a person.');
  return { addressee: 'task', aboutTaskId: to };
}

/** What an equal question of this mission was answered, as columns of the next one: the asker is told at once. */
async function findKnownAnswer({ tx, mission, now }: MissionChange, sameHash: string) {
  const found = await tx.question.findFirst({
    where: { missionId: mission.id, sameHash, status: 'answered' },
    orderBy: { answeredAt: 'desc' },
  });
  if (!found) return null;
  const { answer, answerChoices, answeredById, answeredAt } = found;
  const given = { answer, answerChoices, answeredById, answeredAt, deliveredAt: now };
  return { ...given, status: 'answered' as const, reusedFromId: found.reusedFromId ?? found.id };
}

function write(
  { tx, tenant, mission, now }: MissionChange,
  attemptId: string,
  input: Input,
  rest: Partial<Prisma.QuestionUncheckedCreateInput>,
) {
  const { summary, text, choices, multiSelect, timeoutSeconds, defaultAnswer } = input;
  return tx.question.create({
    data: {
      ...{ id: newId('question'), workspaceId: tenant.workspaceId, missionId: mission.id, taskId: input.task },
      ...{ attemptId, askedById: tenant.principal.id, summary, text, choices, multiSelect },
      timeoutAt: timeoutSeconds === undefined ? null : new Date(now.getTime() + timeoutSeconds * 1000),
      defaultAnswer: defaultAnswer ?? null,
      createdAt: now,
      ...rest,
    },
    include: questionParts,
  });
}

/** A person may answer whoever is asked: workers and pilots come and go. */
async function raise(change: MissionChange, row: Question): Promise<void> {
  await raiseItem(change, {
    kind: 'question',
    subjectId: row.id,
    taskId: row.taskId,
    attemptId: row.attemptId,
    title: row.summary,
    facts: { choices: row.choices, multiSelect: row.multiSelect, addressee: row.addressee },
    ...(row.timeoutAt && { decideBy: row.timeoutAt }),
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
  await answerEqual(change, answered);
  return answered;
}

/** Equal questions that wait are answered with it, but for those of who answers (R7). */
async function answerEqual(change: MissionChange, answered: Question): Promise<void> {
  const { sameHash, missionId, answer, answerChoices, answeredById, answeredAt } = answered;
  if (sameHash === null) return;
  const equal = await change.tx.question.updateManyAndReturn({
    where: { missionId, sameHash, status: 'open', askedById: { not: change.tenant.principal.id } },
    data: { status: 'answered', answer, answerChoices, answeredById, answeredAt, reusedFromId: answered.id },
  });
  for (const question of equal) {
    change.record('question.answered', {
      subject: question.id,
      task: question.taskId,
      data: { answerHash: sha256Hex(JSON.stringify([answer, answerChoices])), reusedFrom: answered.id },
    });
    await clearItems(change, { kind: 'question', subjectId: question.id }, 'an equal question was answered');
    await unblockOn(change, question);
  }
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
