import 'server-only';
import type { z } from 'zod';
import { notFound } from '@/lib/core/errors';
import { decodeTimeCursor, type Page, toPage } from '@/lib/core/pagination';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { presentEvidence } from './presenter';
import type { EvidenceWire, listEvidenceInput } from './schema';

/** Evidence of a mission, of one task or for one assertion, newest first. */
export async function listEvidence(
  { workspaceId }: Tenant,
  input: z.output<typeof listEvidenceInput>,
): Promise<Page<EvidenceWire>> {
  const mission = await db().mission.findFirst({ where: { id: input.mission, workspaceId }, select: { id: true } });
  if (!mission) throw notFound('mission');
  const from = decodeTimeCursor(input.cursor);
  const rows = await db().evidence.findMany({
    where: {
      missionId: mission.id,
      ...(input.task && { taskId: input.task }),
      ...(input.assertion && { assertionKey: input.assertion }),
      ...(from && { OR: [{ createdAt: { lt: from.at } }, { createdAt: from.at, id: { lt: from.id } }] }),
    },
    include: { claimedBy: true, task: { select: { key: true } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: input.limit + 1,
  });
  return toPage(rows, input.limit, (row) => [row.createdAt.toISOString(), row.id], presentEvidence);
}
