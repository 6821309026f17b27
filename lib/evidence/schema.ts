import { z } from 'zod';
import { DomainError } from '@/lib/core/errors';
import { pageInput, pageOf } from '@/lib/core/pagination';
import { id, line, missionRef, principalRef, sha256, text, timestamp, webAddress } from '@/lib/core/schemas';
import { type EvidenceKind, evidenceKinds } from './values';

/** How far a claim is proved; `contradicted` is no step of the ladder and never suffices. */
export const strengths = ['none', 'reported', 'checked', 'verified', 'contradicted'] as const;
export type Strength = (typeof strengths)[number];

export const evidenceKindSchema = z.enum(evidenceKinds);
export const strengthSchema = z.enum(strengths);

/** The least strength that a task or an assertion may ask for: only what this server can compute today. */
export const requiredStrengthSchema = z
  .enum(['reported', 'checked', 'verified'])
  .refine((strength): strength is 'reported' | 'checked' => strength !== 'verified', {
    error: 'verified has no source yet: nothing could ever reach it. Ask for checked, or for reported with a review.',
  });
export type RequiredStrength = z.infer<typeof requiredStrengthSchema>;

/** Reports of some 20,000 tests fit; parsing stays well below a second. */
export const maxReportBytes = 2 * 1024 * 1024;

const count = z.number().int().min(0).max(10_000_000);

const commitValue = z.strictObject({
  sha: z.string().regex(/^[0-9a-f]{7,64}$/, 'must be 7 to 64 lower-case hex digits'),
  repository: line(500).optional(),
  message: text(2000).optional(),
});

const pullRequestValue = z.strictObject({
  url: webAddress,
  number: z.number().int().min(1).optional(),
  title: line(500).optional(),
  state: z.enum(['open', 'merged', 'closed']).optional(),
});

/** The report goes inline as text, or by the id of an artifact whose bytes were uploaded before. */
const reportSource = z.union([
  z.strictObject({ text: text(maxReportBytes) }),
  z.strictObject({ artifactId: id('artifact') }),
]);

const testRunValue = z.strictObject({
  passed: count.describe('Tests that passed.'),
  failed: count.describe('Tests that failed, errors included.'),
  skipped: count.optional().describe('Tests that did not run: skipped, pending or to do.'),
  total: count.optional().describe('Must be the sum of the others.'),
  exitCode: z.number().int().min(-255).max(4_294_967_295).optional(),
  command: line(2000).optional(),
  report: reportSource.optional().describe('JUnit XML, TAP, or JSON of Jest, Vitest, Playwright or node --test.'),
});

const ciRunValue = z.strictObject({
  url: webAddress,
  provider: line(100).optional(),
  runId: line(200).optional(),
  conclusion: z.enum(['success', 'failure', 'cancelled', 'skipped', 'running']).optional(),
});

const fileValue = z.strictObject({
  name: line(500),
  sha256,
  size: z.number().int().min(0).optional(),
  artifactId: id('artifact').optional().describe('The artifact whose uploaded bytes are this file.'),
});

const urlValue = z.strictObject({ url: webAddress, title: line(500).optional() });

const metricValue = z.strictObject({
  name: line(200),
  value: z.union([z.number(), line(100)]),
  unit: line(50).optional(),
  source: line(500).optional(),
});

const observationValue = z.strictObject({ text: text(8000).min(1), where: line(500).optional() });

function claimOf<K extends EvidenceKind, V extends z.ZodType>(kind: K, value: V) {
  return z.strictObject({ kind: z.literal(kind), value });
}

/** What is said, by kind. A strength is never part of it: the server computes that (R9). */
export const evidenceClaimSchema = z.discriminatedUnion('kind', [
  claimOf('commit', commitValue),
  claimOf('pull_request', pullRequestValue),
  claimOf('test_run', testRunValue),
  claimOf('ci_run', ciRunValue),
  claimOf('file', fileValue),
  claimOf('url', urlValue),
  claimOf('metric', metricValue),
  claimOf('observation', observationValue),
]);
export type EvidenceClaim = z.infer<typeof evidenceClaimSchema>;
export type TestRunValue = z.infer<typeof testRunValue>;
export type FileValue = z.infer<typeof fileValue>;

/** The flat form in which an operation takes a claim; `readClaim` then checks the value against its kind. */
export const evidenceFields = {
  kind: evidenceKindSchema,
  value: z
    .record(z.string().max(100), z.json())
    .describe(
      'commit {sha}, pull_request {url}, test_run {passed, failed, skipped?, total?, exitCode?, command?, report?: {text} or {artifactId}}, ' +
        'ci_run {url}, file {name, sha256, artifactId?}, url {url}, metric {name, value, unit?}, observation {text}.',
    ),
};

/** The claim, checked against its kind; throws `invalid_input` that names each wrong member. */
export function readClaim(kind: EvidenceKind, value: unknown): EvidenceClaim {
  const read = evidenceClaimSchema.safeParse({ kind, value });
  if (read.success) return read.data;
  const errors = read.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  throw new DomainError('invalid_input', {
    detail: `This is not the value of a ${kind}: ${errors.map((error) => `${error.path}: ${error.message}`).join('; ')}`,
    next: 'Correct the members named here and send the evidence again. Its strength is computed, never sent.',
    errors,
  });
}

export const evidence = z.object({
  id: z.string(),
  missionId: z.string(),
  taskId: z.string().nullable(),
  taskKey: z.string().nullable(),
  attemptId: z.string().nullable(),
  /** The assertion it speaks for. */
  assertion: z.string().nullable(),
  kind: evidenceKindSchema,
  /** What it shows, in the words of whoever claims it. */
  claim: z.string(),
  /** Reports are kept as bytes (blobSha256) and left out here. */
  value: z.record(z.string(), z.json()),
  strength: strengthSchema,
  /** What the server looked at and found, in order. */
  findings: z.array(z.string()),
  blobSha256: z.string().nullable(),
  claimedBy: principalRef,
  createdAt: timestamp,
});
export type EvidenceWire = z.infer<typeof evidence>;

/** A claim as an operation takes it, alone or inside complete_task. */
export const evidenceInput = {
  ...evidenceFields,
  claim: text(2000).default('').describe('What this shows, in your words.'),
  assertion: line(20).optional().describe('Key of the assertion it speaks for, such as A1.'),
};
export type EvidenceInput = z.infer<z.ZodObject<typeof evidenceInput>>;

export const listEvidenceInput = z.object({
  mission: missionRef,
  task: id('task').optional(),
  assertion: line(20).optional(),
  ...pageInput,
});
export const evidencePage = pageOf(evidence);
