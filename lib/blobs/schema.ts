import { z } from 'zod';
import { sha256 } from '@/lib/core/schemas';

/** Bytes live in the database: larger things belong into a store of their own, with their address here. */
export const maxBlobBytes = 10 * 1024 * 1024;

export const putUploadInput = z.object({
  sha256: sha256.describe('SHA-256 of the bytes; anything else is refused.'),
  bytes: z.instanceof(Uint8Array),
});
export const upload = z.object({ sha256: z.string(), size: z.number().int() });
