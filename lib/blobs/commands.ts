import 'server-only';
import type { z } from 'zod';
import { DomainError, invalidInput } from '@/lib/core/errors';
import { transaction } from '@/lib/server/db';
import { sha256Hex } from '@/lib/server/hash';
import type { Tenant } from '@/lib/server/tenant';
import { maxBlobBytes, type putUploadInput, type upload } from './schema';

/** Stores bytes under the hash that the caller says they have; anything else is refused. */
export async function putUpload(
  tenant: Tenant,
  input: z.output<typeof putUploadInput>,
): Promise<z.input<typeof upload>> {
  const found = sha256Hex(input.bytes);
  if (found !== input.sha256)
    throw invalidInput('sha256', `the bytes hash to ${found}`, 'Hash the bytes that you send, and send them again.');
  return storeBlob(tenant, input.bytes);
}

/** Keeps bytes once per workspace and content, within its quota; the same bytes again cost nothing. */
export async function storeBlob(tenant: Tenant, bytes: Uint8Array): Promise<{ sha256: string; size: number }> {
  if (bytes.length > maxBlobBytes)
    throw new DomainError('payload_too_large', {
      detail: `${bytes.length} bytes are more than ${maxBlobBytes}.`,
      next: 'Keep it elsewhere and give its address and sha256.',
      extra: { maxBytes: maxBlobBytes },
    });
  const { workspaceId } = tenant;
  const sha256 = sha256Hex(bytes);
  await transaction(async (tx) => {
    const made = await tx.$executeRaw`
      insert into blob (workspace_id, sha256, size, bytes)
      values (${workspaceId}, ${sha256}, ${bytes.length}, ${Buffer.from(bytes)}) on conflict do nothing`;
    if (made === 0) return;
    const paid = await tx.$executeRaw`
      update workspace set storage_used_bytes = storage_used_bytes + ${bytes.length}
      where id = ${workspaceId} and storage_used_bytes + ${bytes.length} <= storage_quota_bytes`;
    if (paid === 0) throw storageFull();
  });
  return { sha256, size: bytes.length };
}

const storageFull = () =>
  new DomainError('payload_too_large', {
    detail: 'The storage of this workspace is full.',
    next: 'Keep it elsewhere and give its address and sha256, or ask an owner for room.',
  });
