import { cx } from './cx';

interface ProgressProps {
  label: string;
  /** 0 to 1, or null while the length of the work is not known. */
  share: number | null;
  text?: string | undefined;
  className?: string | undefined;
}

/** How far a long action is. For the progress of a mission use the Tape. */
export function Progress({ label, share, text, className }: ProgressProps) {
  const percent = share === null ? undefined : Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={text}
      className={cx('keep-colors h-1 overflow-hidden rounded-1 bg-s3', className)}
    >
      <div
        className={cx(
          'h-full rounded-1 bg-live transition-[width] duration-(--settle)',
          share === null && 'w-1/3 animate-wait',
        )}
        style={percent === undefined ? undefined : { width: `${percent}%` }}
      />
    </div>
  );
}
