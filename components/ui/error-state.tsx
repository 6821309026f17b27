'use client';
import type { ReactNode } from 'react';
import { Button } from './button';
import { CopyButton } from './copy-button';
import { cx } from './cx';
import { Glyph } from './status-glyph';

interface ErrorStateProps {
  /** What happened: "The missions could not be read." */
  title: string;
  /** Why, in the server's words. */
  why?: ReactNode;
  /** What to do now. */
  next?: ReactNode;
  requestId?: string | undefined;
  onRetry?: (() => void) | undefined;
  retrying?: boolean | undefined;
  action?: ReactNode;
  className?: string | undefined;
}

/** A failure, where the data would be: what happened, why, what to do, and the id that finds it in the log. */
export function ErrorState({ title, why, next, requestId, onRetry, retrying, action, className }: ErrorStateProps) {
  return (
    <div role="alert" className={cx('flex max-w-[60ch] flex-col items-start gap-2 px-4 py-6 md:px-5', className)}>
      <h2 className="flex items-center gap-2 text-16">
        <Glyph name="failed" tone="fault" size={16} />
        {title}
      </h2>
      {why && <p className="text-14 text-ink-2 leading-prose">{why}</p>}
      {next && <p className="text-14 leading-prose">{next}</p>}
      {(onRetry || action) && (
        <div className="mt-1 flex flex-wrap gap-2">
          {onRetry && (
            <Button icon="refresh" busy={retrying} onClick={onRetry}>
              Try again
            </Button>
          )}
          {action}
        </div>
      )}
      {requestId && (
        <p className="mt-1 flex items-center gap-1 text-11 text-ink-3">
          Request <span className="figure select-all">{requestId}</span>
          <CopyButton text={requestId} label="Copy request id" />
        </p>
      )}
    </div>
  );
}
