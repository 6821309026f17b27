import type { ReactNode } from 'react';
import { cx } from './cx';

export interface Definition {
  term: string;
  value: ReactNode;
  /** Ids, amounts and addresses. */
  figure?: boolean | undefined;
}

interface DefinitionListProps {
  items: readonly Definition[];
  /** `columns` terms at left, values beside them; `ends` values at the right edge, as on an instrument. */
  layout?: 'columns' | 'ends' | undefined;
  className?: string | undefined;
}

export function DefinitionList({ items, layout = 'columns', className }: DefinitionListProps) {
  return (
    <dl className={cx('flex flex-col text-12', layout === 'columns' ? 'gap-1.5' : 'gap-0.5', className)}>
      {items.map(({ term, value, figure }) => (
        <div
          key={term}
          className={
            layout === 'columns'
              ? 'grid grid-cols-[minmax(72px,96px)_minmax(0,1fr)] gap-x-3'
              : 'flex justify-between gap-4'
          }
        >
          <dt className="text-ink-3">{term}</dt>
          <dd className={cx('min-w-0 break-words', figure && 'figure', layout === 'ends' && 'text-right')}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
