import type { ReactNode } from 'react';
import type { MenuItem } from '@/components/ui/menu';
import { BottomNav } from './bottom-nav';
import type { NavItem } from './nav-items';
import { Rail } from './rail';
import { ShellKeys } from './shell-keys';
import { SkipLink } from './skip-link';
import { TabLamp } from './tab-lamp';

interface ShellProps {
  /** The places of the workspace, in order; those with a count light their lamp. */
  items: readonly NavItem[];
  homeHref: string;
  /** The StatusLine with its values. */
  statusLine: ReactNode;
  /** At the end of the phone's menu: other workspaces, sign out. */
  more?: readonly MenuItem[] | undefined;
  children: ReactNode;
}

/** The room around every page of a workspace: rail, page, status line; on a phone the page and a bar below it. */
export function Shell({ items, homeHref, statusLine, more = [], children }: ShellProps) {
  const lit = items.some((item) => (item.count ?? 0) > 0);
  return (
    <>
      <SkipLink />
      <div
        data-lit={lit || undefined}
        className="group/shell grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)_var(--statusline)] max-md:pb-[calc(var(--bottom-nav)+env(safe-area-inset-bottom))] md:grid-cols-[var(--rail)_minmax(0,1fr)] print:block print:h-auto"
      >
        <Rail homeHref={homeHref} items={items} lit={lit} />
        <main
          id="content"
          tabIndex={-1}
          className="relative flex min-h-0 min-w-0 flex-col overflow-hidden outline-none print:overflow-visible"
        >
          {children}
        </main>
        {statusLine}
      </div>
      <BottomNav items={items} more={more} />
      <ShellKeys items={items} more={more} />
      <TabLamp lit={lit} />
    </>
  );
}
