import { z } from 'zod';
import { pageInput, pageOf } from '@/lib/core/pagination';
import { principalId, principalRef, sha256, timestamp } from '@/lib/core/schemas';
import { auditTopics } from './values';

export const listAuditEventsInput = z.object({
  ...pageInput,
  topic: z.enum(auditTopics).optional(),
  principalId: principalId.optional().describe('Only what this member or agent did.'),
  since: timestamp.optional(),
  until: timestamp.optional(),
});
export type AuditFilter = z.output<typeof listAuditEventsInput>;

export const auditEvent = z.object({
  seq: z.number().int(),
  type: z.string(),
  at: timestamp,
  principal: principalRef,
  via: z.string().describe('session, token:<id> or system: how they came in.'),
  subjectId: z.string().nullable(),
  words: z.string().describe('The fact as a sentence, with the names of today.'),
  data: z.record(z.string(), z.json()),
  previous: sha256,
  hash: sha256,
});
export type AuditEvent = z.infer<typeof auditEvent>;

export const auditEventPage = pageOf(auditEvent);
