'use client';
import type { GraphNode } from '@/lib/graph/schema';
import { useAnnouncement } from './use-announcement';
import type { Notice } from './use-drawing-edge';

type Props = { tasks: readonly GraphNode[]; notice: Notice | null; drawingFrom: string | null };

/** What the canvas says in words: a refusal at its spot, what the next key does, and live changes for those who listen. */
export function CanvasNotes({ tasks, notice, drawingFrom }: Props) {
  const announcement = useAnnouncement(tasks);
  return (
    <>
      <p className="sr-only" aria-live="polite">
        {announcement}
      </p>
      <div role="status">
        {notice && (
          <p className="flow-refusal" data-fixed style={{ left: notice.x + 12, top: notice.y + 12 }}>
            {notice.text}
          </p>
        )}
        {drawingFrom !== null && (
          <p className="flow-banner">{`Which task waits for ${drawingFrom}? Go there with the arrows, Enter draws, Esc leaves.`}</p>
        )}
      </div>
    </>
  );
}
