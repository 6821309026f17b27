import type { Principal as PrincipalRow, Question } from '@/generated/prisma/client';
import { presentPrincipal } from '@/lib/attempts/presenter';
import type { Principal } from '@/lib/core/principal';
import { canAnswer } from './policy';
import type { QuestionWire } from './schema';

export type QuestionRow = Question & {
  task: { key: string };
  askedBy: PrincipalRow;
  answeredBy: PrincipalRow | null;
};

export function presentQuestion(row: QuestionRow, viewer: Principal): QuestionWire {
  return {
    id: row.id,
    missionId: row.missionId,
    taskId: row.taskId,
    taskKey: row.task.key,
    attemptId: row.attemptId,
    askedBy: presentPrincipal(row.askedBy),
    addressee: row.addressee,
    aboutTaskId: row.aboutTaskId,
    reusedFrom: row.reusedFromId,
    summary: row.summary,
    text: row.text,
    choices: row.choices,
    multiSelect: row.multiSelect,
    status: row.status,
    timeoutAt: row.timeoutAt?.toISOString() ?? null,
    defaultAnswer: row.defaultAnswer,
    answer: row.answer,
    answerChoices: row.answerChoices,
    answeredBy: row.answeredBy && presentPrincipal(row.answeredBy),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    can: { answer: canAnswer(viewer, row) },
  };
}
