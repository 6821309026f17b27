import type { MenuItem } from '@/components/ui/menu';
import { applyTheme } from '@/lib/client/theme';

/** The themes by their names, for a menu or the palette. */
export const themeItems: readonly MenuItem[] = [
  { label: 'Dark theme', icon: 'theme', run: () => applyTheme('dark') },
  { label: 'Light theme', icon: 'theme', run: () => applyTheme('light') },
  { label: 'Theme of the system', icon: 'theme', run: () => applyTheme('system') },
];
