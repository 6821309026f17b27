import type { ReactNode } from 'react';
import { cx } from './cx';

interface SectionTitleProps {
  children: ReactNode;
  /** The section's one figure, or the rule behind it. */
  aside?: ReactNode;
  level?: 2 | 3 | 4 | undefined;
  size?: 'small' | 'medium' | undefined;
  id?: string | undefined;
  className?: string | undefined;
}

/** The title of a section with its one figure at right. */
export function SectionTitle({ children, aside, level = 2, size = 'small', id, className }: SectionTitleProps) {
  const Heading = `h${level}` as const;
  return (
    <div className={cx('mb-1.5 flex items-baseline justify-between gap-3', className)}>
      <Heading id={id} className={cx('tracking-normal', size === 'small' ? 'text-11 leading-4' : 'text-14 leading-5')}>
        {children}
      </Heading>
      {aside && <span className="min-w-0 text-right text-11 text-ink-3 leading-4">{aside}</span>}
    </div>
  );
}
