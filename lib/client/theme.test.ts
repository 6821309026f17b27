import { describe, expect, it } from 'vitest';
import { parseTheme, themeAttribute } from './theme';

describe('the theme', () => {
  it('is what the cookie says, and the system for anything else', () => {
    expect(parseTheme('dark')).toBe('dark');
    expect(parseTheme('light')).toBe('light');
    expect(parseTheme(undefined)).toBe('system');
    expect(parseTheme('"><script>')).toBe('system');
  });
  it('of the system puts nothing on the page: the style sheet decides, so nothing flashes', () => {
    expect(themeAttribute('system')).toBeUndefined();
    expect(themeAttribute('light')).toBe('light');
  });
});
