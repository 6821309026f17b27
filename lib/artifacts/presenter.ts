import type { Artifact, Principal } from '@/generated/prisma/client';
import { presentPrincipal } from '@/lib/attempts/presenter';
import type { ArtifactWire } from './schema';

/** `keys` names tasks by id. */
export function presentArtifact(
  row: Artifact & { createdBy: Principal },
  keys: ReadonlyMap<string, string>,
): ArtifactWire {
  return {
    id: row.id,
    missionId: row.missionId,
    taskId: row.taskId,
    taskKey: (row.taskId && keys.get(row.taskId)) || null,
    attemptId: row.attemptId,
    name: row.name,
    mediaType: row.mediaType,
    size: Number(row.size),
    sha256: row.sha256,
    stored: row.stored,
    address: row.address,
    scopeTags: row.scopeTags,
    createdBy: presentPrincipal(row.createdBy),
    createdAt: row.createdAt.toISOString(),
  };
}
