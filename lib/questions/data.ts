import 'server-only';
import type { z } from 'zod';
import { checkMission, olderThan } from '@/lib/attempts/data';
import { notFound } from '@/lib/core/errors';
import { type Page, toPage } from '@/lib/core/pagination';
import { mostSimilar, similarity } from '@/lib/core/similarity';
import { db, type Prisma, type Tx } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { presentQuestion } from './presenter';
import { leastSimilarity } from './rules';
import type { listQuestionsInput, QuestionWire } from './schema';

export const questionParts = { task: { select: { key: true } }, askedBy: true, answeredBy: true } as const;

/** One question; a foreign or missing one is `not_found`. */
export async function getQuestion(tenant: Tenant, questionId: string) {
  const where = { id: questionId, workspaceId: tenant.workspaceId };
  const row = await db().question.findFirst({ where, include: questionParts });
  if (!row) throw notFound('question');
  return row;
}

type Wanted = z.output<typeof listQuestionsInput>;

/** Questions of a mission or a task, newest first, or the most similar first, of which there is one page. */
export async function listQuestions(tenant: Tenant, input: Wanted): Promise<Page<QuestionWire>> {
  await checkMission(tenant, input.mission);
  const { like, limit } = input;
  const rows = await db().question.findMany({
    where: {
      missionId: input.mission,
      ...(input.task && { taskId: input.task }),
      ...(input.status && { status: input.status }),
      ...(input.mine && (await askedOf(tenant, input.mission))),
      ...olderThan('createdAt', input.cursor),
    },
    include: questionParts,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: like === undefined ? limit + 1 : mostCompared,
  });
  return toPage(
    like === undefined ? rows : mostSimilar(rows, like, textsOf).slice(0, limit),
    limit,
    (row) => [row.createdAt.toISOString(), row.id],
    (row) => presentQuestion(row, tenant.principal),
  );
}

/** Older ones are not compared any more: what was asked then is long decided. */
const mostCompared = 500;

const textsOf = ({ summary, text }: { summary: string; text: string }) => [summary, `${summary} ${text}`];

/** Open ones that this agent may reply to; a person may answer all. */
async function askedOf({ principal }: Tenant, missionId: string): Promise<Prisma.QuestionWhereInput> {
  const others = { status: 'open' as const, askedById: { not: principal.id } };
  if (principal.kind !== 'agent') return others;
  const mission = await db().mission.findUniqueOrThrow({ where: { id: missionId }, select: { pilotId: true } });
  const done = await db().attempt.findMany({
    where: { missionId, workerId: principal.id },
    select: { taskId: true },
    distinct: ['taskId'],
  });
  const about = { addressee: 'task' as const, aboutTaskId: { in: done.map(({ taskId }) => taskId) } };
  return { ...others, OR: mission.pilotId === principal.id ? [{ addressee: 'pilot' }, about] : [about] };
}

/** A few others of the mission that ask much the same. */
export async function listSimilar(tx: Tx, question: { id: string; missionId: string; summary: string; text: string }) {
  const rows = await tx.question.findMany({
    where: { missionId: question.missionId, id: { not: question.id }, reusedFromId: null },
    orderBy: { createdAt: 'desc' },
    take: mostCompared,
  });
  return mostSimilar(rows, question.summary, textsOf)
    .filter(({ summary }) => similarity(summary, question.summary) >= leastSimilarity)
    .slice(0, 3)
    .map(({ id, summary, status, answer, answerChoices }) => ({
      ...{ questionId: id, summary, status, answer, choices: answerChoices },
    }));
}

/**
 * Whether a worker was told the answer: by a context, or by a heartbeat of the asking attempt after it was given.
 * From then on it cannot be taken back. Locks the attempt, so that no heartbeat passes meanwhile.
 */
export async function isAnswerDelivered(tx: Tx, questionId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ delivered: boolean }[]>`
    select q.delivered_at is not null or (a.last_heartbeat_at >= q.answered_at) as delivered
    from question q join attempt a on a.id = q.attempt_id
    where q.id = ${questionId} and q.answered_at is not null for update of a`;
  return row?.delivered ?? false;
}
