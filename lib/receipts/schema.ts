import { z } from 'zod';
import { pageInput } from '../core/pagination';
import { flag, id, missionRef, principalId, timestamp, version } from '../core/schemas';
import {
  amount,
  artifactPart,
  assertionPart,
  contractPart,
  decisionPart,
  evidencePart,
  holdPart,
  missionPart,
  nextPart,
  orphanPart,
  prunedPart,
  spentPart,
  statePart,
  taskPart,
  usedPart,
  who,
} from './schema-parts';
import { receiptOutcomes, receiptSorts } from './values';

export const receiptFormat = 'mission-control.receipt/1';
export const sealedFormat = 'mission-control.sealed-receipt/1';
export const draftFormat = 'mission-control.draft-receipt/1';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const whole = z.number().int();

const issuerPart = z.strictObject({
  software: z.literal('Mission Control'),
  origin: z.string().describe('The address of the server that issued it.'),
  workspace: z.strictObject({ id: z.string(), name: z.string() }),
  keyId: hash.describe('SHA-256 of the public key that signs; the fingerprint to compare.'),
});

const summaryPart = z.strictObject({
  outcome: z.string(),
  assertions: z.strictObject({ total: whole, passed: whole, waived: whole, failed: whole, pending: whole }),
  tasks: z.strictObject({ total: whole, done: whole, skipped: whole, cancelled: whole, failed: whole, open: whole }),
  attempts: whole,
  evidence: whole,
  money: amount,
  decisionsByPeople: whole,
});

/**
 * The account of a mission: the eleven questions in their order, answered from recorded facts only. Canonical JSON of
 * it is what is hashed and signed; a draft has the same shape without a seal.
 */
export const receiptSchema = z.strictObject({
  format: z.literal(receiptFormat),
  number: z.string().nullable(),
  version: whole.min(1).nullable(),
  sealedAt: z.iso.datetime().nullable(),
  sealedBy: who.nullable(),
  issuer: issuerPart,
  summary: summaryPart,
  mission: missionPart.describe('1. What was the mission?'),
  contract: contractPart.nullable().describe('2. What was the contract?'),
  tasks: z.array(taskPart).describe('3. What subtasks or experiments ran?'),
  used: usedPart.describe('4. Which workers, models, tools, skills and MCPs were used?'),
  spent: spentPart.describe('5. Where did tokens and money go?'),
  artifacts: z.array(artifactPart).describe('6. What was produced?'),
  assertions: z.array(assertionPart).describe('7. What evidence came back, by assertion?'),
  evidence: z.array(evidencePart).describe('7. What was said, and apart from it what was proved?'),
  pruned: z.array(prunedPart).describe('8. What failed or was pruned, and why?'),
  state: z.array(statePart).describe('9. What was learned, assumed, decided, asked?'),
  decisions: z.array(decisionPart).describe('10. Which human decisions were required?'),
  next: nextPart.describe('11. What should happen next?'),
  holds: z.array(holdPart),
  orphanReports: z.array(orphanPart).describe('What came in after a lease was lost; refused, and counted nowhere.'),
  events: z.strictObject({ first: whole, last: whole, lastHash: hash }).describe('The chain that this account covers.'),
});
export type ReceiptDocument = z.infer<typeof receiptSchema>;

export const chainedEventSchema = z.strictObject({
  seq: whole.min(1),
  type: z.string(),
  at: z.iso.datetime(),
  principal: z.string(),
  subject: z.string().nullable(),
  data: z.json(),
  hash,
});
export type SealedEvent = z.infer<typeof chainedEventSchema>;

/** The one file that a person keeps: it verifies offline, and is valid in exactly these canonical bytes. */
export const sealedFileSchema = z.strictObject({
  format: z.literal(sealedFormat),
  receipt: receiptSchema,
  sha256: hash,
  signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
  keyId: hash,
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  chain: z.array(chainedEventSchema).optional(),
});
export type SealedFile = z.infer<typeof sealedFileSchema>;

export const draftFileSchema = z.strictObject({ format: z.literal(draftFormat), receipt: receiptSchema });
export type DraftFile = z.infer<typeof draftFileSchema>;

export const getReceiptInput = z.object({
  mission: missionRef,
  version: version.optional().describe('A sealed version; left out: the last one, or a draft while the mission runs.'),
  draft: flag.optional().describe('A draft of this moment, even where a receipt is sealed.'),
  format: z
    .enum(['json', 'markdown', 'html'])
    .default('json')
    .describe('JSON is what verifies; the others are views of it.'),
  events: flag.optional().describe('With the events, so that the chain can be verified offline too. JSON only.'),
});

export const listReceiptsInput = z.object({
  mission: missionRef.optional(),
  search: z.string().max(200).optional().describe('Part of the name of the mission, or of the number.'),
  outcome: z.enum(receiptOutcomes).optional(),
  from: timestamp.optional().describe('Sealed then or later.'),
  to: timestamp.optional().describe('Sealed before.'),
  pilotId: principalId.optional(),
  templateId: id('template').optional().describe('Of missions made from this template.'),
  sort: z.enum(receiptSorts).default('latest'),
  ...pageInput,
});
export type ListReceiptsInput = z.infer<typeof listReceiptsInput>;

export const receiptListItem = z.object({
  id: id('receipt'),
  number: z.string(),
  version: whole,
  missionId: id('mission'),
  missionName: z.string(),
  summary: summaryPart,
  currency: z.string(),
  sha256: hash,
  keyId: hash,
  coversSeq: whole,
  sealedBy: who,
  sealedAt: z.iso.datetime(),
});
export type ReceiptListItem = z.infer<typeof receiptListItem>;

/** What fits into a request body when its quotes are escaped; larger files are verified with the command. */
const maxFileCharacters = 3_000_000;

export const verifyReceiptInput = z.object({
  file: z.string().max(maxFileCharacters).describe('The text of the downloaded JSON file, every byte of it.'),
});

export const verifyReceiptOutput = z.object({
  ok: z.boolean(),
  reason: z.string().nullable().describe('Why it was refused.'),
  sha256: z.string().nullable(),
  keyId: z.string().nullable().describe('Fingerprint of the key that signed it.'),
  issuedHere: z.boolean().describe('Signed with the key of this server. False: the issuer is unproven here.'),
  number: z.string().nullable(),
  version: whole.nullable(),
  events: whole.nullable(),
  chainChecked: z.boolean(),
});

export const getReceiptKeyInput = z.object({});

export const getReceiptKeyOutput = z.object({
  keyId: hash.describe('Fingerprint: SHA-256 of the 32 bytes of the public key.'),
  publicKey: z.string().describe('The 32 bytes of the ed25519 public key, base64url.'),
});
