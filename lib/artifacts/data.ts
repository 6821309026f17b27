import 'server-only';
import type { z } from 'zod';
import { checkMission, olderThan } from '@/lib/attempts/data';
import { findBlob } from '@/lib/blobs/data';
import { notFound, wrongState } from '@/lib/core/errors';
import { type Page, toPage } from '@/lib/core/pagination';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { presentArtifact } from './presenter';
import type { ArtifactWire, listArtifactsInput } from './schema';

async function getRow(tenant: Tenant, artifactId: string) {
  const where = { id: artifactId, workspaceId: tenant.workspaceId };
  const row = await db().artifact.findFirst({ where, include: { createdBy: true } });
  if (!row) throw notFound('artifact');
  return row;
}

/** Keys of tasks by id, for rows that name them. */
export async function loadTaskKeys(rows: readonly { taskId: string | null }[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap(({ taskId }) => taskId ?? []))];
  const tasks = await db().task.findMany({ where: { id: { in: ids } }, select: { id: true, key: true } });
  return new Map(tasks.map(({ id, key }) => [id, key]));
}

/** One artifact; a foreign or missing one is `not_found`. */
export async function getArtifact(tenant: Tenant, artifactId: string): Promise<ArtifactWire> {
  const row = await getRow(tenant, artifactId);
  return presentArtifact(row, await loadTaskKeys([row]));
}

/** The stored bytes of an artifact with its name; `wrong_state` where they are kept elsewhere. */
export async function getArtifactContent(tenant: Tenant, artifactId: string) {
  const row = await getRow(tenant, artifactId);
  const bytes = row.stored && row.sha256 ? await findBlob(tenant.workspaceId, row.sha256) : null;
  if (!bytes)
    throw wrongState('The bytes of this artifact are not here.', 'Fetch it from its address and compare its sha256.', {
      address: row.address,
    });
  return { bytes, name: row.name, mediaType: row.mediaType, sha256: row.sha256 };
}

/** Artifacts of a mission or a task, newest first. */
export async function listArtifacts(
  tenant: Tenant,
  input: z.output<typeof listArtifactsInput>,
): Promise<Page<ArtifactWire>> {
  await checkMission(tenant, input.mission);
  const rows = await db().artifact.findMany({
    where: {
      missionId: input.mission,
      ...(input.task && { taskId: input.task }),
      ...olderThan('createdAt', input.cursor),
    },
    include: { createdBy: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: input.limit + 1,
  });
  const keys = await loadTaskKeys(rows);
  return toPage(
    rows,
    input.limit,
    (row) => [row.createdAt.toISOString(), row.id],
    (row) => presentArtifact(row, keys),
  );
}
