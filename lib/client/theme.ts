import { keepPreference } from './cookie';

export type ThemeChoice = 'system' | 'dark' | 'light';

export const themeChoices: readonly ThemeChoice[] = ['system', 'dark', 'light'];
export const themeCookie = 'mc_theme';

/** What a cookie says, or `system` for anything else: a forged value never reaches the page. */
export function parseTheme(value: string | undefined): ThemeChoice {
  return value === 'dark' || value === 'light' ? value : 'system';
}

/** The attribute that the server and the browser put on `html`; without it the system decides, in CSS alone. */
export function themeAttribute(choice: ThemeChoice): 'dark' | 'light' | undefined {
  return choice === 'system' ? undefined : choice;
}

/** Shows the choice at once and keeps it for the next page, which the server then renders in it. */
export function applyTheme(choice: ThemeChoice): void {
  const attribute = themeAttribute(choice);
  if (attribute) document.documentElement.dataset.theme = attribute;
  else delete document.documentElement.dataset.theme;
  keepPreference(themeCookie, choice);
}
