import { expect, test } from 'vitest';
import { sameText, similarity } from './rules';

const asked = {
  ...{ addressee: 'person' as const, aboutTaskId: null, multiSelect: false },
  ...{ summary: 'Which tone?', text: '', choices: ['plain', 'formal'] },
};

test('questions are equal whatever their capitals, spaces and order of choices, and not to another addressee', () => {
  const same = { ...asked, summary: ' which  TONE?', choices: ['Formal', 'plain'] };
  expect(sameText(same)).toBe(sameText(asked));
  expect(sameText({ ...asked, addressee: 'pilot' })).not.toBe(sameText(asked));
  expect(sameText({ ...asked, choices: ['plain'] })).not.toBe(sameText(asked));
});

test('similarity is the share of words in common', () => {
  expect(similarity('Which tone do we use?', 'Which tone do we use?')).toBe(1);
  expect(similarity('Which tone', 'Which colour')).toBe(0.5);
  expect(similarity('Ton der Seite', 'Which colour')).toBe(0);
  expect(similarity('', '?')).toBe(0);
});
