import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx';
import { ScrollRegion } from './scroll-region';

interface TableProps {
  /** What the rows are; said to screen readers, and names the region that scrolls. */
  label: string;
  children: ReactNode;
  /** How many rows there are where only some stand on the page; -1 where nobody knows yet. */
  rowCount?: number | undefined;
  className?: string | undefined;
}

/** Dense rows with hairlines between them. Wider than the screen it scrolls by itself, also from the keyboard. */
export function Table({ label, children, rowCount, className }: TableProps) {
  return (
    <ScrollRegion label={label}>
      <table aria-rowcount={rowCount} className={cx('w-full border-collapse text-left text-13', className)}>
        {children}
      </table>
    </ScrollRegion>
  );
}

interface CellProps {
  align?: 'left' | 'right' | undefined;
  /** Ids, money, counts and times. */
  figure?: boolean | undefined;
  /** Gives way on a phone, `desk` on anything narrower than a desk; the row must still make sense without it. */
  wide?: boolean | 'desk' | undefined;
}

const cellClass = ({ align, figure, wide }: CellProps, className?: string) =>
  cx(
    'px-2 first:pl-4 last:pr-4 md:first:pl-5 md:last:pr-5',
    align === 'right' && 'text-right',
    figure && 'figure whitespace-nowrap text-12',
    wide && (wide === 'desk' ? 'max-lg:hidden' : 'max-md:hidden'),
    className,
  );

export function Th({ align, figure, wide, className, ...rest }: CellProps & ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      {...rest}
      className={cx(
        cellClass({ align, wide }, className),
        'h-(--row-dense) whitespace-nowrap font-normal text-11 text-ink-3',
      )}
    />
  );
}

export function Td({ align, figure, wide, className, ...rest }: CellProps & ComponentProps<'td'>) {
  return (
    <td {...rest} className={cx(cellClass({ align, figure, wide }, className), 'h-(--row) py-1 pointer-coarse:h-11')} />
  );
}

/** A row. `selected` marks the one in the inspector or those chosen for a batch. */
export function Tr({ selected, className, ...rest }: { selected?: boolean | undefined } & ComponentProps<'tr'>) {
  return (
    <tr
      {...rest}
      aria-selected={selected}
      className={cx(
        'border-line border-t',
        selected ? 'bg-s2 shadow-[inset_2px_0_0_var(--ink)]' : 'hover:bg-s1',
        className,
      )}
    />
  );
}
