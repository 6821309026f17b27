import type { IconName } from '@/components/ui/icon-symbols';

/** One place of the workspace. The rail shows what it is given, so it shows only what exists. */
export interface NavItem {
  href: string;
  label: string;
  icon: IconName;
  /** How many wait there for this person; lights the lamp. */
  count?: number | undefined;
  /** `g a`: goes there from anywhere. */
  keys?: string | undefined;
  /** At the foot of the rail, as Settings is; on a phone it moves into the menu. */
  foot?: boolean | undefined;
}

/** The overview is the address of the workspace itself, under which all others stand: it is current alone. */
export const isCurrent = (item: NavItem, path: string): boolean =>
  path === item.href || (item.href.lastIndexOf('/') > 0 && path.startsWith(`${item.href}/`));

/** What the badge and screen readers say. A number with three digits says no more than 99+ does. */
export const countWords = (count: number): string => (count > 99 ? '99+' : String(count));
