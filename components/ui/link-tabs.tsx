'use client';
import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from '@/components/ui/link';
import { cx } from './cx';

export interface LinkTab {
  href: string;
  label: string;
  /** The tab's one figure: a count, a version, `draft`. */
  figure?: ReactNode;
  /** Current for this address alone, not for those below it. */
  exact?: boolean | undefined;
}

/** Tabs that are pages: each has its address, Back works, and a new window opens the same. */
export function LinkTabs({ label, tabs, children }: { label: string; tabs: readonly LinkTab[]; children?: ReactNode }) {
  const path = usePathname();
  const row = useRef<HTMLElement>(null);
  // Where they do not all fit, the one that is open stands in sight, by the layout that the next frame makes anyway.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what moves it
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      row.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
    return () => cancelAnimationFrame(frame);
  }, [path]);
  const isCurrent = (tab: LinkTab) => path === tab.href || (!tab.exact && path.startsWith(`${tab.href}/`));
  return (
    <div className="flex h-9 items-stretch border-line border-t px-4 md:px-5 pointer-coarse:h-11">
      <nav
        ref={row}
        aria-label={label}
        className="scroll-quiet -mx-2 flex min-w-0 items-stretch gap-1 overflow-x-auto overflow-y-hidden"
      >
        {tabs.map((tab) => (
          <Link
            key={tab.href}
            href={tab.href}
            aria-current={isCurrent(tab) ? 'page' : undefined}
            className={cx(
              'relative flex shrink-0 items-center gap-[5px] px-2 -outline-offset-2',
              isCurrent(tab)
                ? 'font-semibold text-ink after:absolute after:inset-x-2 after:bottom-0 after:h-[2px] after:bg-ink'
                : 'text-ink-2 hover:text-ink',
            )}
          >
            {tab.label}
            {tab.figure !== undefined && <span className="figure font-normal text-11 text-ink-3">{tab.figure}</span>}
          </Link>
        ))}
      </nav>
      {children && (
        <div className="ml-auto hidden items-center gap-3.5 pl-4 text-11 text-ink-2 lg:flex">{children}</div>
      )}
    </div>
  );
}
