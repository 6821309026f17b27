import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchEvidence, type Piece } from './rules';

const rule = (kind: 'commit' | 'file', leastStrength: 'reported' | 'checked') => ({ kind, leastStrength, words: '' });
const piece = (kind: string, strength: Piece['strength'], value: unknown = {}): Piece => ({
  id: kind,
  kind,
  value,
  strength,
});

describe('required evidence', () => {
  it('takes one piece for each rule, and no piece twice', () => {
    const rules = [rule('file', 'reported'), rule('file', 'reported')];
    expect(matchEvidence(rules, [piece('file', 'checked')]).missing).toHaveLength(1);
    expect(matchEvidence(rules, [piece('file', 'checked'), piece('file', 'reported')])).toEqual({
      missing: [],
      proof: 'reported',
    });
  });

  it('gives the strong piece to the rule that needs it, whatever the order', () => {
    const rules = [rule('file', 'reported'), rule('file', 'checked')];
    const pieces = [piece('file', 'checked'), piece('file', 'reported')];
    expect(matchEvidence(rules, pieces).missing).toEqual([]);
    expect(matchEvidence(rules.toReversed(), pieces.toReversed()).missing).toEqual([]);
  });

  it('takes no contradicted piece, no failed run, and nothing of another kind', () => {
    expect(matchEvidence([rule('commit', 'reported')], [piece('commit', 'contradicted')]).missing).toHaveLength(1);
    expect(matchEvidence([rule('commit', 'reported')], [piece('file', 'checked')]).missing).toHaveLength(1);
    const run = { kind: 'test_run' as const, leastStrength: 'checked' as const, words: '' };
    expect(matchEvidence([run], [piece('test_run', 'checked', { passed: 3, failed: 1 })]).missing).toEqual([run]);
  });

  it('is proved no further than its weakest piece, and not at all without evidence', () => {
    expect(matchEvidence([], [])).toEqual({ missing: [], proof: 'none' });
    expect(matchEvidence([], [piece('url', 'reported'), piece('file', 'checked')]).proof).toBe('reported');
    expect(matchEvidence([], [piece('url', 'contradicted'), piece('file', 'checked')]).proof).toBe('contradicted');
  });

  it('never misses a rule by the order in which rules and pieces come', () => {
    const kinds = fc.constantFrom<'commit' | 'file'>('commit', 'file');
    const strengths = fc.constantFrom<Piece['strength']>('reported', 'checked', 'contradicted');
    const least = fc.constantFrom<'reported' | 'checked'>('reported', 'checked');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(kinds, least), { maxLength: 6 }),
        fc.array(fc.tuple(kinds, strengths), { maxLength: 6 }),
        (rules, pieces) => {
          const asked = rules.map(([kind, strength]) => rule(kind, strength));
          const given = pieces.map(([kind, strength]) => piece(kind, strength));
          const forth = matchEvidence(asked, given).missing.length;
          const back = matchEvidence(asked.toReversed(), given.toReversed()).missing.length;
          return forth === back;
        },
      ),
    );
  });
});
