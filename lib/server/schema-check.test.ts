import { describe, expect, it } from 'vitest';
import { checkAgainstSchema, checkSchema } from './schema-check';

describe('schemas that people and agents give', () => {
  it('accepts a value that fits and names each place that does not', async () => {
    const schema = { type: 'object', required: ['pages'], properties: { pages: { type: 'integer', minimum: 1 } } };
    expect(await checkAgainstSchema(schema, { pages: 3 })).toEqual({ problems: [] });
    expect(await checkAgainstSchema(schema, { pages: 0 })).toEqual({
      problems: [{ path: '/pages', message: 'must be >= 1' }],
    });
  });

  it('follows references inside the document and never one that leaves it', async () => {
    const inside = { $defs: { page: { type: 'string' } }, type: 'array', items: { $ref: '#/$defs/page' } };
    expect(await checkAgainstSchema(inside, ['a'])).toEqual({ problems: [] });
    expect(await checkSchema({ $ref: 'https://example.org/schema.json' })).toEqual({
      unusable: 'it refers to https://example.org/schema.json, and nothing is fetched',
    });
  });

  it('says what is no schema', async () => {
    expect(await checkSchema({ type: 'nonsense' })).toHaveProperty('unusable');
  });

  it('gives up on a pattern that backtracks for ever, and still serves those who wait behind it', async () => {
    const hostile = { type: 'string', pattern: '^(a+)+$' };
    const [refused, served] = await Promise.all([
      checkAgainstSchema(hostile, `${'a'.repeat(40)}!`),
      checkAgainstSchema({ type: 'number' }, 1),
    ]);
    expect(refused).toEqual({ unusable: 'it takes longer than a schema may' });
    expect(served).toEqual({ problems: [] });
  });
});
