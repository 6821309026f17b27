import 'server-only';
import type { z } from 'zod';
import { checkMission, olderThan } from '@/lib/attempts/data';
import { type Page, toPage } from '@/lib/core/pagination';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { presentAction } from './presenter';
import type { ActionRequestWire, listActionRequestsInput } from './schema';

/** Action requests of a mission or a task, newest first. */
export async function listActionRequests(
  tenant: Tenant,
  input: z.output<typeof listActionRequestsInput>,
): Promise<Page<ActionRequestWire>> {
  await checkMission(tenant, input.mission);
  const rows = await db().actionRequest.findMany({
    where: {
      missionId: input.mission,
      ...(input.task && { taskId: input.task }),
      ...(input.status && { status: input.status }),
      ...olderThan('createdAt', input.cursor),
    },
    include: { task: { select: { key: true } }, decidedBy: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: input.limit + 1,
  });
  const ids = [...new Set(rows.map(({ requestedById }) => requestedById))];
  const people = await db().principal.findMany({ where: { id: { in: ids } } });
  const requesters = new Map(people.map((one) => [one.id, one]));
  return toPage(
    rows,
    input.limit,
    (row) => [row.createdAt.toISOString(), row.id],
    (row) => presentAction(row, requesters),
  );
}
