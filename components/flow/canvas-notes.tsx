'use client';
import { t } from '@/lib/core/words';
import type { Notice } from './use-drawing-edge';

type Props = { notice: Notice | null; drawingFrom: string | null };

/** What the canvas says in words: a refusal at its spot, and what the next key does. */
export function CanvasNotes({ notice, drawingFrom }: Props) {
  return (
    <div role="status">
      {notice && (
        <p className="flow-refusal" data-fixed style={{ left: notice.x + 12, top: notice.y + 12 }}>
          {notice.text}
        </p>
      )}
      {drawingFrom !== null && (
        <p className="flow-banner">{t`Which task waits for ${drawingFrom}? Go there with the arrows, Enter draws, Esc leaves.`}</p>
      )}
    </div>
  );
}
