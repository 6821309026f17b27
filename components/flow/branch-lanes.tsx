'use client';
import './groups.css';
import { ViewportPortal } from '@xyflow/react';
import { memo } from 'react';
import { Glyph } from '@/components/ui/status-glyph';
import type { GraphBranch } from '@/lib/graph/schema';
import { Money } from './money';

/** Branches as lanes behind their tasks; a pruned one is hatched and says why. */
export const BranchLanes = memo(function BranchLanes({ branches }: { branches: readonly GraphBranch[] }) {
  return (
    <ViewportPortal>
      {branches
        .filter(({ width }) => width > 0)
        .map(({ id, name, money, prunedReason, x, y, width, height }) => (
          <div
            key={id}
            className="flow-lane"
            data-pruned={prunedReason !== null || undefined}
            style={{ transform: `translate(${x}px, ${y}px)`, width, height }}
          >
            <span className="flow-lane-name">
              <b>{name}</b>
              {money !== null && <Money amount={money} className="figure" />}
              {prunedReason !== null && (
                <span className="flow-lane-why" title={prunedReason}>
                  <Glyph name="pruned" size={12} /> pruned: {prunedReason}
                </span>
              )}
            </span>
          </div>
        ))}
    </ViewportPortal>
  );
});
