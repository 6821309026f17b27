import { expect, test } from 'vitest';
import { sameText } from './rules';

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
