import type { EvidenceClaim, FileValue, Strength, TestRunValue } from './schema';
import type { EvidenceKind } from './values';

export type TestCounts = { passed: number; failed: number; skipped: number };

/** What a test report says when its tests are counted one by one. */
export type TestReport = {
  format: 'junit' | 'tap' | 'jest' | 'playwright' | 'node';
  counts: TestCounts;
  /** Other honest ways to count the same tests, such as the top level alone; each has the same verdict. */
  readings: readonly TestCounts[];
  /** Where the report disagrees with itself: totals that do not add up, a plan that was not kept. */
  disagreements: readonly string[];
};

export type ReadReport = { report: TestReport } | { unreadable: string };

/** What the server obtained by itself: never taken from the claim. */
export type Found = { report?: ReadReport; bytes?: { sha256: string; size: number } };

/** The strength, and in order what was looked at and found, in words for people. */
export type Judgement = { strength: Strength; findings: string[] };

/** Outcomes of attempts whose work was not taken: what they handed in speaks for nothing any more. */
export const discardedOutcomes = ['failed', 'lost', 'rejected', 'cancelled'] as const;

const discarded: ReadonlySet<string> = new Set(discardedOutcomes);

export const isDiscarded = (outcome: string | null): boolean => outcome !== null && discarded.has(outcome);

/** Computes how far a claim is proved by what the server found. A declared strength plays no part (R9). */
export function judgeEvidence(claim: EvidenceClaim, found: Found): Judgement {
  switch (claim.kind) {
    case 'test_run':
      return judgeTestRun(claim.value, found.report);
    case 'file':
      return judgeFile(claim.value, found.bytes);
    default:
      return { strength: 'reported', findings: ['Somebody says so; nothing here could be checked.'] };
  }
}

function judgeTestRun(claim: TestRunValue, read: ReadReport | undefined): Judgement {
  const findings = claimFindings(claim);
  if (read && 'report' in read) findings.push(...reportFindings(claim, read.report));
  if (findings.length > 0) return { strength: 'contradicted', findings };
  if (!read) return { strength: 'reported', findings: ['Bare counts, without a report.'] };
  if ('unreadable' in read)
    return { strength: 'reported', findings: [`The report could not be read: ${read.unreadable}`] };
  return {
    strength: 'checked',
    findings: [`The ${read.report.format} report agrees: ${countsText(read.report.counts)}.`],
  };
}

function claimFindings({ passed, failed, skipped, total, exitCode }: TestRunValue): string[] {
  const findings: string[] = [];
  const numbers = [passed, failed, skipped ?? 0, total ?? 0];
  if (numbers.some((number) => !Number.isInteger(number) || number < 0))
    findings.push('A count is not a whole number from 0 up.');
  if (passed + failed <= 0) findings.push('No test was executed.');
  const sum = passed + failed + (skipped ?? 0);
  if (total !== undefined && total !== sum)
    findings.push(`The total is given as ${total}; the counts add up to ${sum}.`);
  if (failed === 0 && exitCode !== undefined && exitCode !== 0)
    findings.push(`No failure is claimed, but the command ended with exit code ${exitCode}.`);
  return findings;
}

function reportFindings(claim: TestRunValue, report: TestReport): string[] {
  const findings = [...report.disagreements];
  if (report.counts.passed + report.counts.failed === 0) findings.push('The report shows no executed test.');
  const agrees = [report.counts, ...report.readings].some((counts) => sameCounts(claim, counts));
  if (!agrees) findings.push(`Claimed ${countsText(claim)}; the report shows ${countsText(report.counts)}.`);
  return findings;
}

function sameCounts(claim: TestRunValue, counts: TestCounts): boolean {
  const skippedAgrees = claim.skipped === undefined || claim.skipped === counts.skipped;
  const failureAgrees = claim.failed > 0 === counts.failed > 0;
  return claim.passed === counts.passed && claim.failed === counts.failed && skippedAgrees && failureAgrees;
}

function countsText({
  passed,
  failed,
  skipped,
}: {
  passed: number;
  failed: number;
  skipped?: number | undefined;
}): string {
  return `${passed} passed, ${failed} failed${skipped === undefined ? '' : `, ${skipped} skipped`}`;
}

function judgeFile(claim: FileValue, bytes: Found['bytes']): Judgement {
  if (!bytes) return { strength: 'reported', findings: ['A hash without the bytes.'] };
  if (bytes.sha256 !== claim.sha256)
    return { strength: 'contradicted', findings: [`The bytes hash to ${bytes.sha256}, not to what is claimed.`] };
  if (claim.size !== undefined && claim.size !== bytes.size)
    return { strength: 'contradicted', findings: [`The file has ${bytes.size} bytes, not ${claim.size}.`] };
  return { strength: 'checked', findings: [`The server hashed the ${bytes.size} bytes and the hash agrees.`] };
}

const ladder: readonly Strength[] = ['none', 'reported', 'checked', 'verified'];

/** Whether a strength reaches the least one asked for. Contradicted evidence and none never do. */
export function suffices(strength: Strength, least: Strength): boolean {
  const rung = ladder.indexOf(strength);
  const needed = ladder.indexOf(least);
  return rung > 0 && needed >= 0 && rung >= needed;
}

/**
 * Whether the claim speaks for what it is linked to. A run with failures may be reported honestly and checked, yet it
 * fulfils no requirement and passes no assertion. Takes a value as stored, whose report may be a hash by now.
 */
export function speaksFor({ kind, value }: { kind: EvidenceKind; value: unknown }): boolean {
  const { failed, conclusion }: { failed?: unknown; conclusion?: unknown } = { ...(value as object | null) };
  if (kind === 'test_run') return failed === 0;
  if (kind === 'ci_run') return conclusion === undefined || conclusion === 'success';
  return true;
}

/** The weakest of several strengths; `contradicted` outweighs all, and no evidence at all is `none`. */
export function weakest(all: readonly Strength[]): Strength {
  if (all.includes('contradicted')) return 'contradicted';
  return ladder.find((step) => all.includes(step)) ?? 'none';
}
