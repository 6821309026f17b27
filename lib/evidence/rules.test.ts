import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Found, judgeEvidence, speaksFor, suffices, type TestCounts, weakest } from './rules';
import { type EvidenceClaim, strengths } from './schema';

const testRun = (value: Extract<EvidenceClaim, { kind: 'test_run' }>['value']): EvidenceClaim => ({
  kind: 'test_run',
  value,
});
const report = (counts: TestCounts, disagreements: string[] = []): Found => ({
  report: { report: { format: 'tap', counts, readings: [], disagreements } },
});
const hash = 'a'.repeat(64);

describe('strength of evidence', () => {
  it('never rises above reported for a claim that nothing here can check', () => {
    const claims: EvidenceClaim[] = [
      { kind: 'commit', value: { sha: 'abcdef1' } },
      { kind: 'url', value: { url: 'https://example.org' } },
      { kind: 'pull_request', value: { url: 'https://example.org', state: 'merged' } },
      { kind: 'ci_run', value: { url: 'https://example.org', conclusion: 'success' } },
      { kind: 'metric', value: { name: 'p95', value: 12 } },
      { kind: 'observation', value: { text: 'verified by me' } },
    ];
    expect(claims.map((claim) => judgeEvidence(claim, {}).strength)).toEqual(Array(6).fill('reported'));
  });

  it('takes bare counts as reported', () => {
    expect(judgeEvidence(testRun({ passed: 41, failed: 0 }), {}).strength).toBe('reported');
  });

  it('contradicts a run in which nothing was executed, with or without a report', () => {
    expect(judgeEvidence(testRun({ passed: 0, failed: 0 }), {}).strength).toBe('contradicted');
    expect(judgeEvidence(testRun({ passed: 0, failed: 0, skipped: 12 }), {}).strength).toBe('contradicted');
    const empty = report({ passed: 0, failed: 0, skipped: 0 });
    expect(judgeEvidence(testRun({ passed: 3, failed: 0 }), empty).findings).toContain(
      'The report shows no executed test.',
    );
  });

  it('checks counts that the report shows too', () => {
    const found = report({ passed: 41, failed: 0, skipped: 2 });
    expect(judgeEvidence(testRun({ passed: 41, failed: 0 }), found)).toEqual({
      strength: 'checked',
      findings: ['The tap report agrees: 41 passed, 0 failed, 2 skipped.'],
    });
  });

  it('contradicts failures claimed as passes, totals that do not add up, and a failing exit code', () => {
    const found = report({ passed: 40, failed: 1, skipped: 0 });
    expect(judgeEvidence(testRun({ passed: 41, failed: 0 }), found).strength).toBe('contradicted');
    expect(judgeEvidence(testRun({ passed: 8, failed: 0, total: 10 }), {}).strength).toBe('contradicted');
    expect(judgeEvidence(testRun({ passed: 8, failed: 0, exitCode: 1 }), {}).strength).toBe('contradicted');
  });

  it('contradicts agreeing counts when the report disagrees with itself', () => {
    const found = report({ passed: 3, failed: 0, skipped: 0 }, ['A plan of 5 tests stands against 3 results.']);
    expect(judgeEvidence(testRun({ passed: 3, failed: 0 }), found).strength).toBe('contradicted');
  });

  it('leaves a claim reported when its report cannot be read, and says why', () => {
    const judged = judgeEvidence(testRun({ passed: 3, failed: 0 }), { report: { unreadable: 'it is a poem.' } });
    expect(judged).toEqual({ strength: 'reported', findings: ['The report could not be read: it is a poem.'] });
  });

  it('contradicts negative and broken counts even where no schema stood before', () => {
    for (const passed of [-1, 0.5, Number.NaN])
      expect(judgeEvidence(testRun({ passed, failed: 2 }), {}).strength).toBe('contradicted');
  });

  it('judges a file by the bytes that the server hashed', () => {
    const claim: EvidenceClaim = { kind: 'file', value: { name: 'cause.md', sha256: hash, size: 3 } };
    expect(judgeEvidence(claim, {}).strength).toBe('reported');
    expect(judgeEvidence(claim, { bytes: { sha256: hash, size: 3 } }).strength).toBe('checked');
    expect(judgeEvidence(claim, { bytes: { sha256: 'b'.repeat(64), size: 3 } }).strength).toBe('contradicted');
    expect(judgeEvidence(claim, { bytes: { sha256: hash, size: 4 } }).strength).toBe('contradicted');
  });

  it('believes no count but the true one, whatever is claimed beside a report', () => {
    const number = fc.nat(20);
    const counts = fc.record({ passed: number, failed: number, skipped: number });
    let lies = 0;
    fc.assert(
      fc.property(counts, counts, (claimed, shown) => {
        const { strength } = judgeEvidence(testRun(claimed), report(shown));
        const honest =
          claimed.passed === shown.passed && claimed.failed === shown.failed && claimed.skipped === shown.skipped;
        const ran = shown.passed + shown.failed > 0;
        if (!honest || !ran) lies++;
        expect(strength).toBe(honest && ran ? 'checked' : 'contradicted');
      }),
      { numRuns: 2000 },
    );
    console.info(`R9: random lies about counts ${lies}, believed 0`);
  });
});

describe('what suffices', () => {
  it('climbs the ladder and lets contradicted and none never suffice', () => {
    const table = strengths.map((strength) =>
      (['reported', 'checked', 'verified'] as const).map((least) => suffices(strength, least)),
    );
    expect(table).toEqual([
      [false, false, false],
      [true, false, false],
      [true, true, false],
      [true, true, true],
      [false, false, false],
    ]);
  });

  it('lets a run with failures, however honest, speak for nothing', () => {
    expect(speaksFor(testRun({ passed: 40, failed: 1 }))).toBe(false);
    expect(speaksFor(testRun({ passed: 40, failed: 0 }))).toBe(true);
    expect(speaksFor({ kind: 'ci_run', value: { url: 'https://example.org', conclusion: 'failure' } })).toBe(false);
  });

  it('reads a stored run, whose report is a hash by then, like a claimed one', () => {
    expect(speaksFor({ kind: 'test_run', value: { passed: 3, failed: 0, report: { sha256: hash } } })).toBe(true);
    expect(speaksFor({ kind: 'test_run', value: { passed: 3, failed: 1, report: { sha256: hash } } })).toBe(false);
    expect(speaksFor({ kind: 'test_run', value: null })).toBe(false);
  });

  it('names the weakest of several, contradiction before all', () => {
    expect(weakest(['checked', 'reported'])).toBe('reported');
    expect(weakest(['checked', 'contradicted'])).toBe('contradicted');
    expect(weakest([])).toBe('none');
  });
});
