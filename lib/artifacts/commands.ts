import 'server-only';
import type { z } from 'zod';
import { getTaskMissionId } from '@/lib/attempts/data';
import { holdLease } from '@/lib/attempts/lease';
import { storeBlob } from '@/lib/blobs/commands';
import { findBlobSize } from '@/lib/blobs/data';
import { invalidInput } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { changeMission } from '@/lib/missions/change';
import { sha256Hex } from '@/lib/server/hash';
import type { Tenant } from '@/lib/server/tenant';
import { loadTaskKeys } from './data';
import { presentArtifact } from './presenter';
import type { ArtifactWire, addArtifactInput } from './schema';

type Input = z.output<typeof addArtifactInput>;
type Content = { size: number; sha256: string | null; stored: boolean; address: string | null };

/** Keeps what a task produced, under its lease: text, an upload by its hash, or an address. Counts as progress. */
export async function addArtifact(tenant: Tenant, input: Input): Promise<ArtifactWire> {
  const missionId = await getTaskMissionId(tenant, input.task);
  return changeMission(tenant, missionId, async (change) => {
    const report = { operation: 'add_artifact', input };
    const attempt = await holdLease(change, { id: input.task }, input.leaseToken, report);
    const content = await readContent(tenant, input);
    const row = await change.tx.artifact.create({
      data: {
        id: newId('artifact'),
        workspaceId: tenant.workspaceId,
        missionId,
        taskId: input.task,
        attemptId: attempt.id,
        name: input.name,
        mediaType: input.mediaType,
        scopeTags: input.scopeTags,
        createdById: tenant.principal.id,
        createdAt: change.now,
        ...content,
      },
      include: { createdBy: true },
    });
    const moved = { lastProgressAt: change.now, lastStepAt: change.now };
    await change.tx.attempt.updateMany({ where: { id: attempt.id }, data: moved });
    change.record('artifact.added', {
      subject: row.id,
      task: input.task,
      data: { number: attempt.number, nameHash: sha256Hex(input.name), ...content, address: content.address !== null },
    });
    return presentArtifact(row, await loadTaskKeys([row]));
  });
}

async function readContent(tenant: Tenant, { text, address, sha256, size }: Input): Promise<Content> {
  if (text !== undefined) {
    if (address !== undefined) throw invalidInput('address', 'does not go with text');
    const blob = await storeBlob(tenant, new TextEncoder().encode(text));
    if (sha256 !== undefined && sha256 !== blob.sha256)
      throw invalidInput('sha256', `the text hashes to ${blob.sha256}`);
    return { ...blob, stored: true, address: null };
  }
  if (address !== undefined) return { size: size ?? 0, sha256: sha256 ?? null, stored: false, address };
  if (sha256 === undefined) throw invalidInput('text', 'or address or sha256 is required');
  const found = await findBlobSize(tenant.workspaceId, sha256);
  if (found === null) throw invalidInput('sha256', 'names no upload of this workspace', 'Upload the bytes first.');
  return { size: found, sha256, stored: true, address: null };
}
