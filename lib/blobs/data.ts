import 'server-only';
import { db } from '@/lib/server/db';

/** The bytes with this hash in this workspace, null where there are none. */
export async function findBlob(workspaceId: string, sha256: string): Promise<Uint8Array | null> {
  const blob = await db().blob.findUnique({ where: { workspaceId_sha256: { workspaceId, sha256 } } });
  return blob?.bytes ?? null;
}

/** The size of the bytes with this hash in this workspace, null where there are none. */
export async function findBlobSize(workspaceId: string, sha256: string): Promise<number | null> {
  const where = { workspaceId_sha256: { workspaceId, sha256 } };
  return (await db().blob.findUnique({ where, select: { size: true } }))?.size ?? null;
}
