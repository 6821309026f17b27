import 'server-only';
import type { z } from 'zod';
import { checkMission, olderThan } from '@/lib/attempts/data';
import { type Page, toPage } from '@/lib/core/pagination';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { presentStateEntry } from './presenter';
import type { listStateInput, StateEntryWire } from './schema';

export const stateParts = { author: true, mission: { select: { status: true, pilotId: true } } } as const;

/** What a mission knows, newest first. */
export async function listState(tenant: Tenant, input: z.output<typeof listStateInput>): Promise<Page<StateEntryWire>> {
  await checkMission(tenant, input.mission);
  const rows = await db().stateEntry.findMany({
    where: {
      missionId: input.mission,
      ...(input.kind && { kind: input.kind }),
      ...(input.status && { status: input.status }),
      ...olderThan('createdAt', input.cursor),
    },
    include: stateParts,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: input.limit + 1,
  });
  return toPage(
    rows,
    input.limit,
    (row) => [row.createdAt.toISOString(), row.id],
    (row) => presentStateEntry(row, tenant.principal),
  );
}
