'use client';
import { useState } from 'react';
import { Icon } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';
import { applyTheme, parseTheme, type ThemeChoice, themeChoices } from '@/lib/client/theme';
import { t } from '@/lib/core/words';

const words: Record<ThemeChoice, string> = { system: t`As the system`, dark: t`Dark`, light: t`Light` };

/** The theme, at the foot of the rail. The choice is kept in a cookie, so the server renders the next page in it. */
export function ThemeMenu() {
  const [choice, setChoice] = useState<ThemeChoice | null>(null);
  const current = () => choice ?? parseTheme(document.documentElement.dataset.theme);
  const pick = (next: ThemeChoice) => {
    applyTheme(next);
    setChoice(next);
  };
  return (
    <Menu
      side="right"
      align="end"
      trigger={
        <button
          type="button"
          className="flex flex-col items-center gap-1 pt-2 pb-[7px] text-10 text-ink-3 leading-none -outline-offset-2 hover:text-ink"
          onPointerDown={() => setChoice(current())}
          onFocus={() => setChoice(current())}
        >
          <Icon name="theme" size={18} />
          Theme
        </button>
      }
      groups={[
        themeChoices.map((value) => ({ label: words[value], checked: value === choice, run: () => pick(value) })),
      ]}
    />
  );
}
