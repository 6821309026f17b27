import { z } from 'zod';
import { leaseToken } from '@/lib/attempts/schema';
import { pageInput, pageOf } from '@/lib/core/pagination';
import { id, line, missionRef, principalRef, sha256, text, timestamp, webAddress } from '@/lib/core/schemas';

/** Inline text passes through the JSON body; larger ones are uploaded. */
const maxInlineText = 1024 * 1024;

const mediaType = z
  .string()
  .max(200)
  .regex(/^[\w.+-]+\/[\w.+-]+(?:\s*;\s*[\w-]+=[\w.+-]+)*$/, 'must be a media type such as text/markdown');

export const artifact = z.object({
  id: z.string(),
  missionId: z.string(),
  taskId: z.string().nullable(),
  taskKey: z.string().nullable(),
  attemptId: z.string().nullable(),
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  sha256: z.string().nullable(),
  /** Its bytes are here; otherwise they are at the address, and the hash is the worker's word. */
  stored: z.boolean(),
  address: z.string().nullable(),
  scopeTags: z.array(z.string()),
  createdBy: principalRef,
  createdAt: timestamp,
});
export type ArtifactWire = z.infer<typeof artifact>;

export const addArtifactInput = z.object({
  task: id('task'),
  leaseToken,
  name: line(300),
  mediaType: mediaType.default('text/plain'),
  text: text(maxInlineText).optional().describe('The content itself, up to 1 MiB of text.'),
  address: webAddress.optional().describe('Where it is, if it is kept elsewhere.'),
  sha256: sha256.optional().describe('Of the bytes: alone it names an upload (put_upload) of this workspace.'),
  size: z.number().int().min(0).max(1e15).optional().describe('In bytes; of things kept elsewhere.'),
  scopeTags: z
    .array(line(50))
    .max(20)
    .default([])
    .describe('Which tasks get it: their keys; none means all downstream.'),
});

export const getArtifactInput = z.object({ artifact: id('artifact') });
export const listArtifactsInput = z.object({ mission: missionRef, task: id('task').optional(), ...pageInput });
export const artifactPage = pageOf(artifact);
