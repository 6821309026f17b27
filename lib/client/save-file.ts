import type { z } from 'zod';
import type { Operation } from '../core/operation';
import { callRaw } from './api-client';

/** Saves the file that an operation answers with, under the name that the server gave it. Rejects with ApiError. */
export async function saveFile<I extends z.ZodType>(
  operation: Operation<I>,
  input: z.input<I>,
  workspace: string,
  fallbackName: string,
): Promise<void> {
  const response = await callRaw(operation, input, { workspace });
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? fallbackName;
  saveBlob(await response.blob(), name);
}

/** Saves what the page holds as a file of this name. */
export function saveBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
