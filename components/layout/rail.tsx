'use client';
import { usePathname } from 'next/navigation';
import { Link } from '@/components/ui/link';
import { Mark } from '@/components/ui/mark';
import { t } from '@/lib/core/words';
import { isCurrent, type NavItem } from './nav-items';
import { NavLink } from './nav-link';
import { ThemeMenu } from './theme-menu';

interface RailProps {
  homeHref: string;
  items: readonly NavItem[];
  /** The attention queue is not empty. */
  lit: boolean;
}

export function Rail({ homeHref, items, lit }: RailProps) {
  const path = usePathname();
  const show = (item: NavItem) => <NavLink key={item.href} item={item} current={isCurrent(item, path)} place="rail" />;
  return (
    <nav
      aria-label="Main"
      className="scroll-quiet row-span-2 hidden min-h-0 flex-col overflow-y-auto border-line border-r pt-3 pb-2 md:flex print:hidden"
    >
      <Link href={homeHref} className="mb-3.5 grid h-9 shrink-0 place-items-center -outline-offset-2">
        <Mark lit={lit} label={lit ? t`Mission Control: somebody is awaited` : t`Mission Control: nobody is awaited`} />
      </Link>
      {items.filter((item) => !item.foot).map(show)}
      <span className="min-h-2 flex-1" />
      <ThemeMenu />
      {items.filter((item) => item.foot).map(show)}
    </nav>
  );
}
