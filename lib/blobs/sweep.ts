import 'server-only';
import { transaction } from '@/lib/server/db';

/** Longer than any worker needs between an upload and what names it. */
const unnamedHours = 24;

/** Frees uploads that nothing names a day after they came; at most `limit` in one transaction. Returns how many. */
export function sweepUnnamedBlobs(limit: number): Promise<number> {
  return transaction(async (tx) => {
    const gone = await tx.$queryRaw<{ workspaceId: string; size: number }[]>`
      delete from blob where (workspace_id, sha256) in (
        select b.workspace_id, b.sha256 from blob b
        where b.created_at < clock_timestamp() - make_interval(hours => ${unnamedHours})
          and not exists (select from artifact a where a.workspace_id = b.workspace_id and a.sha256 = b.sha256)
          and not exists (select from evidence e where e.workspace_id = b.workspace_id and e.blob_sha256 = b.sha256)
        limit ${limit}
      ) returning workspace_id as "workspaceId", size`;
    for (const [workspaceId, blobs] of Map.groupBy(gone, (blob) => blob.workspaceId)) {
      const freed = blobs.reduce((sum, { size }) => sum + size, 0);
      await tx.$executeRaw`
        update workspace set storage_used_bytes = storage_used_bytes - ${freed} where id = ${workspaceId}`;
    }
    return gone.length;
  });
}
