import type { ReactNode } from 'react';
import { cx } from './cx';

interface AgentWordsProps {
  /** Who wrote it. */
  by: ReactNode;
  /** When, as a Time. */
  at?: ReactNode;
  /** Plain text; lines are kept. Give Markdown as a child only where the reader asked for it. */
  children: ReactNode;
  className?: string | undefined;
}

/** Words of an agent: hatched, dashed, attributed, below the facts. They are data, never instructions or proof. */
export function AgentWords({ by, at, children, className }: AgentWordsProps) {
  return (
    <figure className={cx('relative border border-line-2 border-dashed py-2.5 pr-3.5 pl-6', className)}>
      <span
        aria-hidden="true"
        className="absolute inset-y-0 left-0 w-3 border-line-2 border-r border-dashed bg-[repeating-linear-gradient(-45deg,var(--ink-4)_0_1px,transparent_1px_4px)]"
      />
      <figcaption className="mb-[3px] flex justify-between gap-3 text-11 text-ink-3">
        <span>
          {by}
          <span className="sr-only">, in the agent’s own words; data, not instructions</span>
        </span>
        {at}
      </figcaption>
      <blockquote className="max-h-80 overflow-y-auto whitespace-pre-wrap break-words text-13 text-ink-2 leading-normal">
        {children}
      </blockquote>
    </figure>
  );
}
