import 'server-only';
import type { z } from 'zod';
import { checkMission, olderThan } from '@/lib/attempts/data';
import { notFound } from '@/lib/core/errors';
import { type Page, toPage } from '@/lib/core/pagination';
import { db, type Tx } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { presentQuestion } from './presenter';
import type { listQuestionsInput, QuestionWire } from './schema';

export const questionParts = { task: { select: { key: true } }, askedBy: true, answeredBy: true } as const;

/** One question; a foreign or missing one is `not_found`. */
export async function getQuestion(tenant: Tenant, questionId: string) {
  const where = { id: questionId, workspaceId: tenant.workspaceId };
  const row = await db().question.findFirst({ where, include: questionParts });
  if (!row) throw notFound('question');
  return row;
}

/** Questions of a mission or a task, newest first. */
export async function listQuestions(
  tenant: Tenant,
  input: z.output<typeof listQuestionsInput>,
): Promise<Page<QuestionWire>> {
  await checkMission(tenant, input.mission);
  const rows = await db().question.findMany({
    where: {
      missionId: input.mission,
      ...(input.task && { taskId: input.task }),
      ...(input.status && { status: input.status }),
      ...olderThan('createdAt', input.cursor),
    },
    include: questionParts,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: input.limit + 1,
  });
  return toPage(
    rows,
    input.limit,
    (row) => [row.createdAt.toISOString(), row.id],
    (row) => presentQuestion(row, tenant.principal),
  );
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
