'use client';
import { usePathname } from 'next/navigation';
import { Icon } from '@/components/ui/icon';
import { Menu, type MenuItem } from '@/components/ui/menu';
import { isCurrent, type NavItem } from './nav-items';
import { NavLink } from './nav-link';
import { themeItems } from './theme-items';

// Four places and a menu: more would make each too narrow for a thumb at 320 px.
const mostPlaces = 4;

/** The places of the workspace at the foot of a phone, within reach of the thumb. */
export function BottomNav({ items, more }: { items: readonly NavItem[]; more: readonly MenuItem[] }) {
  const path = usePathname();
  const main = items.filter((item) => !item.foot);
  const rest = [...main.slice(mostPlaces), ...items.filter((item) => item.foot)];
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 flex h-[calc(var(--bottom-nav)+env(safe-area-inset-bottom))] items-stretch border-line border-t bg-bg pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
    >
      {main.slice(0, mostPlaces).map((item) => (
        <NavLink key={item.href} item={item} current={isCurrent(item, path)} place="foot" />
      ))}
      <Menu
        side="top"
        align="end"
        trigger={
          <button
            type="button"
            className="flex min-w-0 flex-1 flex-col items-center justify-center gap-[3px] pt-1 pb-1.5 text-11 text-ink-3 leading-[13px] -outline-offset-2"
          >
            <Icon name="more" size={20} />
            More
          </button>
        }
        groups={[rest.map(({ href, label, icon }) => ({ href, label, icon })), themeItems, more]}
      />
    </nav>
  );
}
