'use client';
import { plural, t } from '@/lib/core/words';
import './cause-flags.css';
import { ViewportPortal } from '@xyflow/react';
import { memo, useMemo } from 'react';
import { type CauseFlag, placeFlags } from '@/lib/graph/flags';
import type { GraphNode } from '@/lib/graph/schema';

/** At the root of every block: what is awaited there, and how much waits behind it. */
export const CauseFlags = memo(function CauseFlags({
  tasks,
  cursorId,
}: {
  tasks: readonly GraphNode[];
  cursorId: string | null;
}) {
  const flags = useMemo(() => placeFlags(tasks), [tasks]);
  const cursor = tasks.find(({ id }) => id === cursorId);
  const wanted = cursor?.cause?.taskId;
  return (
    <ViewportPortal>
      {flags
        .filter(({ place, taskId }) => place !== 'over' || taskId === wanted)
        .map((flag) => (
          <Flag key={flag.taskId} flag={flag} />
        ))}
    </ViewportPortal>
  );
});

function Flag({ flag: { kind, words, behind, place, x, y } }: { flag: CauseFlag }) {
  return (
    <div className="flow-flag" data-kind={kind} data-place={place} style={{ transform: `translate(${x}px, ${y}px)` }}>
      <b>{behind > 0 ? t`True cause: ${words}` : words}</b>
      {behind > 0 && <span>{plural(behind, { one: t`1 task behind it`, other: t`${behind} tasks behind it` })}</span>}
    </div>
  );
}
