import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DomainError } from '@/lib/core/errors';
import { parseOutline } from './outline';

const brief = (outline: string, first = 0) =>
  parseOutline(outline, first).map(({ ref, title, dependsOn }) => `${ref} ${title} < ${dependsOn.join(' ')}`);

test('one task per line; an indented line waits for the one that it stands under', () => {
  const outline = 'Look\n  Write\n    Check\n  Draw\nShip';
  expect(brief(outline)).toEqual(['T0 Look < ', 'T1 Write < T0', 'T2 Check < T1', 'T3 Draw < T0', 'T4 Ship < ']);
});

test('after names what else a line waits for, by label, by coming key or by the key of a task that is there', () => {
  expect(brief('A\nB after T0\nC after T0, T1 and T2', 3)).toEqual(['T3 A < ', 'T4 B < T0', 'T5 C < T0 T1 T2']);
  expect(brief('T1 write\nT2 review after T1\nT3: publish (after t2)', 40)).toEqual([
    'T1 write < ',
    'T2 review < T1',
    'T3 publish < T2',
  ]);
  expect(brief('T0  audit\nT1  write  dependsOn: [T0]\nT2  review  dependsOn: [T0, T1]')).toEqual([
    'T0 audit < ',
    'T1 write < T0',
    'T2 review < T0 T1',
  ]);
});

test('bullets, numbers, tabs and empty lines are read as people write them', () => {
  expect(brief('- One\n\n\t* Two\n\t\t1. Three\r\n+ Four')).toEqual([
    'T0 One < ',
    'T1 Two < T0',
    'T2 Three < T1',
    'T3 Four < ',
  ]);
});

test('fulfils links assertions, in any order with after', () => {
  const [first, second] = parseOutline('Count fulfils A1\nCheck after T0 fulfils A2, A3', 0);
  expect(first).toMatchObject({ title: 'Count', fulfils: ['A1'], dependsOn: [] });
  expect(second).toMatchObject({ title: 'Check', fulfils: ['A2', 'A3'], dependsOn: ['T0'] });
});

test('a title may speak of what comes after', () => {
  expect(brief('Clean up after the party\nSend thanks after T0')).toEqual([
    'T0 Clean up after the party < ',
    'T1 Send thanks < T0',
  ]);
});

test('what cannot be read is refused with its line', () => {
  expect(() => parseOutline('  \n ', 0)).toThrow('holds no task');
  expect(() => parseOutline('A\nafter T0', 0)).toThrow('outline line 2: has no title');
  expect(() => parseOutline('A after A1', 0)).toThrow('"after" takes tasks');
  expect(() => parseOutline(`${'x'.repeat(201)}`, 0)).toThrow('more than 200 characters');
  expect(() => parseOutline('A\nB\u202egpj', 0)).toThrow('outline line 2: holds a control or an invisible character');
  expect(() => parseOutline('x\n'.repeat(201), 0)).toThrow('holds 201 tasks');
});

test('any text is read or refused, quickly, and every line that is read has a title', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom('a', ' ', 'T', '1', ',', '(', '\n', '\t', 'after ', 'T0', '[', ']'),
        maxLength: 200,
      }),
      (text) => {
        try {
          expect(parseOutline(text, 0).every(({ title }) => title.length > 0)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(DomainError);
        }
      },
    ),
    { numRuns: 500 },
  );
});
