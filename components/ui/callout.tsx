import type { ReactNode } from 'react';
import { cx } from './cx';
import type { GlyphName } from './status';
import { Glyph } from './status-glyph';

interface CalloutProps {
  /** `lamp` only where a person is awaited, `proof` only for proof, `fault` for what went wrong, `ink` for the rest. */
  tone?: 'ink' | 'live' | 'proof' | 'fault' | 'lamp' | undefined;
  glyph?: GlyphName | undefined;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  className?: string | undefined;
}

const looks = {
  ink: 'border-line-2 bg-s2',
  live: 'border-live bg-live-wash',
  proof: 'border-proof bg-proof-wash',
  fault: 'border-fault bg-fault-wash',
  lamp: 'border-lamp bg-lamp-wash',
};
const shapes = { ink: undefined, live: 'progress', proof: 'done', fault: 'failed', lamp: 'person' } as const;

/** A few words that bear on the whole page or section. */
export function Callout({ tone = 'ink', glyph = shapes[tone], title, children, action, className }: CalloutProps) {
  return (
    <div
      className={cx('flex flex-wrap items-start gap-x-3 gap-y-2 rounded-1 border px-3 py-2.5', looks[tone], className)}
    >
      <div className="flex min-w-0 flex-1 basis-60 gap-2">
        {glyph && <Glyph name={glyph} tone={tone} className="mt-0.5" />}
        <div className="min-w-0">
          {title && <div className="font-semibold">{title}</div>}
          {children && <div className="text-ink-2">{children}</div>}
        </div>
      </div>
      {action}
    </div>
  );
}
