import 'server-only';
import { Prisma } from '@/generated/prisma/client';
import { contractInForce } from '@/lib/contracts/data';
import { notFound } from '@/lib/core/errors';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { findCause } from './data-graph';
import { selectSummaries } from './data-summary';
import { presentDetail } from './presenter-detail';
import { dependentsOf } from './readiness';

/** The newest of each kind; the rest is paged by their own lists. */
const most = 50;

const detailParts = {
  mission: { select: { name: true, status: true, pilotId: true, openHolds: true } },
  excludes: { select: { other: { select: { id: true, key: true } } } },
  fallbackTo: true,
  supersededBy: { select: { id: true, key: true }, take: most },
  attempts: {
    include: { worker: true, handoffItems: { orderBy: { createdAt: 'asc' } } },
    orderBy: { number: 'desc' },
    take: most,
  },
  evidence: { include: { claimedBy: true }, orderBy: { createdAt: 'desc' }, take: most },
  reviews: { include: { reviewer: true }, orderBy: { at: 'desc' }, take: most },
  questions: { orderBy: { createdAt: 'desc' }, take: most },
  actions: { orderBy: { createdAt: 'desc' }, take: most },
  orphanReports: { include: { principal: true }, orderBy: { receivedAt: 'desc' }, take: most },
} as const satisfies Prisma.TaskInclude;
export type DetailRow = Prisma.TaskGetPayload<{ include: typeof detailParts }>;

/** Everything about one task; each of its lists holds the newest 50. */
export async function getTask(tenant: Tenant, taskId: string) {
  const row = await db().task.findFirst({
    where: { id: taskId, workspaceId: tenant.workspaceId },
    include: detailParts,
  });
  const [summary] = await selectSummaries(Prisma.sql`t.id = ${taskId}`, 1);
  if (!row || !summary) throw notFound('task');
  const held = row.status === 'blocked' || row.status === 'failed' || (row.status === 'todo' && row.readyAt === null);
  const beside = {
    summary,
    dependents: await db().task.findMany({
      where: { id: { in: await dependentsOf(db(), [taskId]) } },
      select: { id: true, key: true, status: true },
      orderBy: { number: 'asc' },
    }),
    createdBy: await db().principal.findUniqueOrThrow({ where: { id: row.createdById } }),
    artifacts: await db().artifact.findMany({ where: { taskId }, orderBy: { createdAt: 'desc' }, take: most }),
    events: await db().event.groupBy({ by: ['type'], where: { taskId }, _count: true, _max: { at: true } }),
    attention: await db().attentionItem.findMany({
      where: { missionId: row.missionId, status: 'open', taskId },
      take: most,
    }),
    cadence: row.attempts.some(({ outcome }) => outcome === 'running')
      ? (await contractInForce(db(), row.missionId))?.terms.cadence
      : undefined,
    cause: held ? await findCause(tenant, row.missionId, taskId) : null,
    excluded: await hasWorkedOnExcluded(tenant, taskId),
    principal: tenant.principal,
  };
  return presentDetail(row, beside);
}

/** Either way round: on a task that this one names in its notBy, or on one that names this one in its own. */
async function hasWorkedOnExcluded({ principal }: Tenant, taskId: string): Promise<boolean> {
  const own = { workerId: principal.id };
  const found = await db().taskExclusion.findFirst({
    where: {
      OR: [
        { taskId, other: { attempts: { some: own } } },
        { otherTaskId: taskId, task: { attempts: { some: { ...own, outcome: { in: ['running', 'succeeded'] } } } } },
      ],
    },
    select: { taskId: true },
  });
  return found !== null;
}
