import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';
import { PhoneMark } from './phone-mark';

interface PageHeaderProps {
  title: ReactNode;
  /** Before the title: the project, the list it belongs to. */
  crumb?: ReactNode;
  /** Beside the title: a status, a count, what waits. */
  beside?: ReactNode;
  /** At the right: at most one filled button, and only where a person is awaited. */
  actions?: ReactNode;
  /** Below: readouts, tabs. They have their height from the first frame, so the header never jumps. */
  children?: ReactNode;
  className?: string | undefined;
}

export function PageHeader({ title, crumb, beside, actions, children, className }: PageHeaderProps) {
  return (
    <header className={cx('shrink-0 border-line border-b', className)}>
      <div className="flex min-h-[51px] items-center max-md:flex-wrap gap-x-4 gap-y-1.5 max-md:gap-x-3 py-2 pr-4 pl-4 md:pl-5">
        <PhoneMark />
        {/* Never narrower than its longest word: what does not fit beside it goes below. */}
        <div className="flex min-w-0 max-w-full items-baseline gap-2 max-md:flex-[1_0_min-content]">
          {crumb && <span className="shrink-0 text-ink-3 max-sm:hidden">{crumb} /</span>}
          <h1 className="min-w-0 truncate text-20 max-md:line-clamp-3 max-md:whitespace-normal">{title}</h1>
        </div>
        {beside && (
          <div className="flex min-w-0 items-center gap-3 text-11 text-ink-3 md:shrink-0 max-md:order-last max-md:w-full max-md:flex-wrap">
            {beside}
          </div>
        )}
        {actions && <div className="ml-auto flex shrink-0 items-center gap-2">{actions}</div>}
      </div>
      {children}
    </header>
  );
}

/** The part of a page that scrolls, below its header. What is placed inside it, also unseen, stretches it and not the page. */
export function PageBody({ children, className }: { children: ReactNode; className?: string | undefined }) {
  return (
    <div
      data-page-body
      className={cx('scroll-quiet relative min-h-0 flex-1 overflow-y-auto print:overflow-visible', className)}
    >
      {children}
    </div>
  );
}
