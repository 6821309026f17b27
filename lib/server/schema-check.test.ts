import { describe, expect, it } from 'vitest';
import { checkAgainstSchema, checkSchema } from './schema-check';

describe('schemas that people and agents give', () => {
  it('accepts a value that fits and names each place that does not', async () => {
    const schema = { type: 'object', required: ['pages'], properties: { pages: { type: 'integer', minimum: 1 } } };
    expect(await checkAgainstSchema('ours', schema, { pages: 3 })).toEqual({ problems: [] });
    expect(await checkAgainstSchema('ours', schema, { pages: 0 })).toEqual({
      problems: [{ path: '/pages', message: 'must be >= 1' }],
    });
  });

  it('follows references inside the document and never one that leaves it', async () => {
    const inside = { $defs: { page: { type: 'string' } }, type: 'array', items: { $ref: '#/$defs/page' } };
    expect(await checkAgainstSchema('ours', inside, ['a'])).toEqual({ problems: [] });
    expect(await checkSchema('ours', { $ref: 'https://example.org/schema.json' })).toEqual({
      unusable: 'it refers to https://example.org/schema.json, and nothing is fetched',
    });
  });

  it('says what is no schema', async () => {
    expect(await checkSchema('ours', { type: 'nonsense' })).toHaveProperty('unusable');
  });

  const hostile = { type: 'string', pattern: '^(a+)+$' };
  const bait = `${'a'.repeat(40)}!`;

  it('gives up on a pattern that backtracks for ever, and still serves those who wait behind it', async () => {
    const [refused, served] = await Promise.all([
      checkAgainstSchema('ours', hostile, bait),
      checkAgainstSchema('ours', { type: 'number' }, 1),
    ]);
    expect(refused).toEqual({ unusable: 'it takes longer than a schema may' });
    expect(served).toEqual({ problems: [] });
  });

  it('lets no workspace wait for the schemas of another, however many hang', async () => {
    const ended: string[] = [];
    const check = async (workspace: string, schema: object, value: unknown) => {
      const verdict = await checkAgainstSchema(workspace, schema, value);
      ended.push(workspace);
      return verdict;
    };
    const [, , , , served] = await Promise.all([
      ...Array.from({ length: 4 }, () => check('theirs', hostile, bait)),
      check('ours', { type: 'number' }, 1),
    ]);
    expect(served).toEqual({ problems: [] });
    expect(ended).toEqual(['ours', 'theirs', 'theirs', 'theirs', 'theirs']);
  });
});
