import { expect, test } from 'vitest';
import { changesBetween } from '@/lib/contracts/changes';
import { clausesOf } from '@/lib/contracts/clauses';
import { contractTerms } from '@/lib/contracts/schema';
import { partsOf } from './clause-parts';

const terms = (part: object) => contractTerms.parse({ target: 'Every page has a title.', ...part });
const shown = (before: object, after: object) =>
  partsOf({ clauses: clausesOf(terms(after)), changes: changesBetween(terms(before), terms(after)) });

test('all twelve parts stand in their order, and one that says nothing says what then holds', () => {
  const parts = partsOf({ clauses: clausesOf(terms({})), changes: [] });
  expect(parts.map(({ id }) => id)).toEqual([
    '§1',
    '§2',
    '§3',
    '§4',
    '§5',
    '§6',
    '§7',
    '§8',
    '§9',
    '§10',
    '§11',
    '§12',
  ]);
  expect(parts[0]).toMatchObject({ title: 'Target', isDefault: false });
  expect(parts[3]).toMatchObject({
    isDefault: true,
    runs: [{ lines: [{ number: '', words: 'No action waits for approval.' }] }],
  });
});

test('a clause carries its number inside its part, and who enforces it is said once for a run of lines', () => {
  const restricted = [
    { id: '§4.1', words: 'Sending waits.', actions: ['send'] },
    { id: '§4.2', words: 'Paying waits.', actions: ['pay'] },
  ];
  const part = partsOf({ clauses: clausesOf(terms({ restricted })), changes: [] })[3];
  expect(part?.runs).toHaveLength(1);
  expect(part?.runs[0]).toMatchObject({
    enforced: { enforcedBy: 'person' },
    lines: [{ number: '4.1' }, { number: '4.2' }],
  });
});

test('a removed clause stays readable in its part, marked as removed', () => {
  const restricted = [{ id: '§4.1', words: 'Sending waits.', actions: ['send'] }];
  const part = shown({ restricted }, {})[3];
  expect(part?.runs.at(-1)).toMatchObject({
    enforced: null,
    lines: [{ number: '4.1', change: { change: 'removed', before: 'Sending waits. (send)' } }],
  });
});

test('a changed budget shows what it said before', () => {
  const part = shown({ budget: { money: '400.00' } }, { budget: { money: '500.00' } })[1];
  expect(part?.runs).toHaveLength(1);
  expect(part?.runs[0]?.lines).toHaveLength(1);
  expect(part?.runs[0]?.lines[0]?.change).toMatchObject({
    before: 'At most 400.00 in money; 3 attempts per task.',
    after: 'At most 500.00 in money; 3 attempts per task.',
  });
});

test('sentences of one part that share its number are compared once, not once each', () => {
  const cadence = (hours: number) => ({ cadence: { answerWithinHours: hours, checkEveryHours: 48 } });
  const part = shown(cadence(4), cadence(8))[6];
  expect(part?.runs.flatMap(({ lines }) => lines)).toHaveLength(1);
  expect(part?.runs[0]?.lines[0]?.change?.after).toContain('8 hours');
});
