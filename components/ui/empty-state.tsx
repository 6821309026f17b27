import type { ReactNode } from 'react';
import { cx } from './cx';
import { Mark } from './mark';

interface EmptyStateProps {
  /** What this place is for. */
  title: string;
  children?: ReactNode;
  /** The one next thing: a single button or link. */
  action?: ReactNode;
  /** All is well: nothing waits. Shows the dial, unlit. */
  calm?: boolean | undefined;
  className?: string | undefined;
}

/** Says what this place is and the one next thing to do. Never stands in for a failure. */
export function EmptyState({ title, children, action, calm, className }: EmptyStateProps) {
  return (
    <div className={cx('mx-auto flex max-w-[46ch] flex-col items-start gap-3 px-4 py-12 md:px-5', className)}>
      {calm && <Mark lit={false} size={44} />}
      <h2 className="text-16">{title}</h2>
      {children && <div className="text-14 text-ink-2 leading-prose">{children}</div>}
      {action}
    </div>
  );
}
