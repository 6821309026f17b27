import { describe, expect, it } from 'vitest';
import { ariaKeys, keyCaps } from './key-strokes';

describe('a key is written', () => {
  it('for eyes, as caps', () => {
    expect(keyCaps('g a', false)).toEqual(['G', 'A']);
    expect(keyCaps('shift+a', false)).toEqual(['⇧A']);
    expect(keyCaps('mod+k', true)).toEqual(['⌘K']);
    expect(keyCaps('mod+k', false)).toEqual(['Ctrl K']);
    expect(keyCaps('escape', false)).toEqual(['Esc']);
  });
  it('for a screen reader, in the words of aria-keyshortcuts', () => {
    expect(ariaKeys('mod+k')).toBe('Control+K Meta+K');
    expect(ariaKeys('shift+a')).toBe('Shift+A');
    expect(ariaKeys('g a')).toBe('');
  });
});
