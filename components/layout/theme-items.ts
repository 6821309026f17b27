import type { MenuItem } from '@/components/ui/menu';
import { applyTheme } from '@/lib/client/theme';
import { t } from '@/lib/core/words';

/** The themes by their names, for a menu or the palette. */
export const themeItems: readonly MenuItem[] = [
  { label: t`Dark theme`, icon: 'theme', run: () => applyTheme('dark') },
  { label: t`Light theme`, icon: 'theme', run: () => applyTheme('light') },
  { label: t`Theme of the system`, icon: 'theme', run: () => applyTheme('system') },
];
