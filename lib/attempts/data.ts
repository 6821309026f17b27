import 'server-only';
import type { z } from 'zod';
import { notFound } from '@/lib/core/errors';
import { decodeTimeCursor, type Page, toPage } from '@/lib/core/pagination';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { presentAttempt, presentAttemptDetail, presentOrphan } from './presenter';
import type { AttemptWire, attemptDetail, listAttemptsInput, listOrphanReportsInput, orphanReport } from './schema';

/** The mission of a task; a foreign or missing task is `not_found`. */
export async function getTaskMissionId(tenant: Tenant, taskId: string): Promise<string> {
  const task = await db().task.findFirst({
    where: { id: taskId, workspaceId: tenant.workspaceId },
    select: { missionId: true },
  });
  if (!task) throw notFound('task');
  return task.missionId;
}

/** Throws `not_found` for a foreign or missing mission: a refusal is never an empty list. */
export async function checkMission(tenant: Tenant, missionId: string): Promise<void> {
  const where = { id: missionId, workspaceId: tenant.workspaceId };
  if (!(await db().mission.findFirst({ where, select: { id: true } }))) throw notFound('mission');
}

const shown = {
  worker: true,
  task: { select: { key: true, title: true } },
} as const;

/** One attempt with its context exactly as it was given. */
export async function getAttempt(tenant: Tenant, attemptId: string): Promise<z.input<typeof attemptDetail>> {
  const row = await db().attempt.findFirst({
    where: { id: attemptId, workspaceId: tenant.workspaceId },
    include: {
      ...shown,
      usage: { orderBy: { model: 'asc' } },
      handoffItems: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
    },
  });
  if (!row) throw notFound('attempt');
  return presentAttemptDetail(row, tenant.principal);
}

/** Attempts of a mission, newest claim first. */
export async function listAttempts(
  tenant: Tenant,
  input: z.output<typeof listAttemptsInput>,
): Promise<Page<AttemptWire>> {
  await checkMission(tenant, input.mission);
  const rows = await db().attempt.findMany({
    where: {
      missionId: input.mission,
      ...(input.task && { taskId: input.task }),
      ...(input.outcome && { outcome: input.outcome }),
      ...olderThan('startedAt', input.cursor),
    },
    omit: { context: true, checkpoint: true, endAnswer: true },
    include: shown,
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: input.limit + 1,
  });
  return toPage(
    rows,
    input.limit,
    (row) => [row.startedAt.toISOString(), row.id],
    (row) => presentAttempt(row, tenant.principal),
  );
}

/** Reports that were refused because the lease was gone, newest first. */
export async function listOrphanReports(
  tenant: Tenant,
  input: z.output<typeof listOrphanReportsInput>,
): Promise<Page<z.infer<typeof orphanReport>>> {
  await checkMission(tenant, input.mission);
  const rows = await db().orphanReport.findMany({
    where: {
      missionId: input.mission,
      ...(input.task && { taskId: input.task }),
      ...olderThan('receivedAt', input.cursor),
    },
    include: { task: { select: { key: true } }, principal: true },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    take: input.limit + 1,
  });
  return toPage(rows, input.limit, (row) => [row.receivedAt.toISOString(), row.id], presentOrphan);
}

/** What comes after the cursor where the newest is first; everything without one. */
export function olderThan(column: string, cursor: string | undefined) {
  const from = decodeTimeCursor(cursor);
  return from ? { OR: [{ [column]: { lt: from.at } }, { [column]: from.at, id: { lt: from.id } }] } : {};
}
