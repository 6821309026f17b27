'use client';
import { type ReactNode, useState } from 'react';
import { t } from '@/lib/core/words';
import { Button } from './button';
import { cx } from './cx';

type Props = {
  /** What is always there. */
  children: ReactNode;
  /** What a phone folds away, as it would push the list off the screen. */
  more: ReactNode;
  /** What stands after all of it and is always there too. */
  end?: ReactNode;
  /** Something of `more` is set. */
  isSet: boolean;
  className?: string | undefined;
};

/** The controls over a list that say what it shows. */
export function FilterBar({ children, more, end, isSet, className }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={cx('flex flex-wrap items-center gap-2 px-4 py-3 md:px-5', className)}>
      {children}
      <Button icon="filter" aria-expanded={isOpen} className="md:hidden" onClick={() => setOpen(!isOpen)}>
        {isSet ? t`Filters, some set` : t`Filters`}
      </Button>
      <div className={cx('contents', !isOpen && 'max-md:hidden')}>{more}</div>
      {end}
    </div>
  );
}
