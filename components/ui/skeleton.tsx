import type { ReactNode } from 'react';
import { cx } from './cx';

/** The place of something that is on its way, in its real size. */
export const Skeleton = ({ className }: { className?: string | undefined }) => (
  <span aria-hidden="true" className={cx('block animate-wait rounded-1 bg-s3', className ?? 'h-3.5 w-32')} />
);

/** Wraps skeletons and tells screen readers once what is being read. */
export function Loading({
  label,
  children,
  className,
}: {
  label: string;
  children: ReactNode;
  className?: string | undefined;
}) {
  return (
    <div role="status" aria-busy="true" className={className}>
      <span className="sr-only">{label}</span>
      {children}
    </div>
  );
}

// Widths that repeat late enough to look like words.
const widths = ['w-[62%]', 'w-[46%]', 'w-[71%]', 'w-[38%]', 'w-[55%]'];

export function SkeletonRows({ label, rows = 6 }: { label: string; rows?: number | undefined }) {
  return (
    <Loading label={label}>
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div key={row} className="flex h-(--row) items-center gap-3 border-line border-t px-4 md:px-5">
          <Skeleton className="size-3.5 rounded-full" />
          <Skeleton className="h-3 w-8" />
          <Skeleton className={cx('h-3', widths[row % widths.length])} />
        </div>
      ))}
    </Loading>
  );
}
