import { describe, expect, it } from 'vitest';
import { evidenceClaimSchema, readClaim, requiredStrengthSchema } from './schema';

describe('what evidence may say', () => {
  it('refuses verified as a required strength and says that it has no source yet', () => {
    const read = requiredStrengthSchema.safeParse('verified');
    expect(read.success).toBe(false);
    expect(read.error?.issues[0]?.message).toContain('verified has no source yet');
  });

  it.each(['none', 'contradicted', 'proved', ''])('refuses %j as a required strength', (strength) => {
    expect(requiredStrengthSchema.safeParse(strength).success).toBe(false);
  });

  it.each(['reported', 'checked'])('accepts %s as a required strength', (strength) => {
    expect(requiredStrengthSchema.parse(strength)).toBe(strength);
  });

  it('refuses a strength that the worker declares, in the claim and in its value', () => {
    expect(
      evidenceClaimSchema.safeParse({ kind: 'commit', value: { sha: 'abcdef1' }, strength: 'verified' }).success,
    ).toBe(false);
    expect(() => readClaim('commit', { sha: 'abcdef1', strength: 'verified' })).toThrow(/strength/);
  });

  it.each([
    ['javascript:alert(1)'],
    ['data:text/html,<script>1</script>'],
    ['file:///etc/passwd'],
    ['https://example.org/a b'],
    ['//example.org'],
  ])('refuses the address %j', (url) => {
    expect(() => readClaim('url', { url })).toThrow('is not the value of a url');
  });

  it('keeps an address in ASCII, so that no letter of it passes for another', () => {
    expect(readClaim('url', { url: 'https://ex\u0430mple.org/"<b>\u05d0' }).value).toEqual({
      url: 'https://xn--exmple-4nf.org/%22%3Cb%3E%D7%90',
    });
    expect(() => readClaim('url', { url: 'https://example.org/\u202egpj.exe' })).toThrow('must not hold');
  });

  it('keeps no line break of an address', () => {
    expect(readClaim('url', { url: ' https://exam\nple.org/\n' }).value).toEqual({ url: 'https://example.org/' });
  });

  it.each([
    { passed: -1, failed: 0 },
    { passed: 1.5, failed: 0 },
    { passed: '3', failed: 0 },
    { passed: 1e12, failed: 0 },
    { passed: 3 },
    { passed: 3, failed: 0, report: {} },
    { passed: 3, failed: 0, report: { text: 'ok', artifactId: 'art_x' } },
  ])('refuses the test counts %j', (value) => {
    expect(() => readClaim('test_run', value)).toThrow('is not the value of a test_run');
  });

  it('names each wrong member, so that a worker can correct it', () => {
    expect(() => readClaim('file', { name: 'a', sha256: 'ABC' })).toThrow(
      'value.sha256: must be 64 lower-case hex digits',
    );
  });
});
