'use client';
import { t } from '@/lib/core/words';
import './groups.css';
import { useStore } from '@xyflow/react';
import { Icon } from '@/components/ui/icon';
import { Glyph } from '@/components/ui/status-glyph';
import { size } from '@/lib/graph/boxes';
import type { GraphMilestone } from '@/lib/graph/schema';
import { Money } from './money';
import type { Folds } from './use-folds';

// Narrower than this on the screen, a heading keeps its name and lets its figures go.
const roomForFigures = 220;

/** Milestones as headings that stay at the top while the graph moves below, and the gates between them. */
export function MilestoneColumns({ milestones, folds }: { milestones: readonly GraphMilestone[]; folds: Folds }) {
  const offset = useStore((state) => state.transform[0]);
  const zoom = useStore((state) => state.transform[2]);
  const drawn = milestones.filter(({ width }) => width > 0);
  const screen = (x: number) => Math.round(x * zoom + offset);
  return (
    <div className="flow-columns">
      {drawn.map((milestone, index) => {
        const next = drawn[index + 1];
        const start = screen(milestone.x - size.gateAfter);
        const right = milestone.x + milestone.width + size.gateBefore;
        const end = screen(next ? next.x - size.gateAfter : right);
        return (
          <div key={milestone.id}>
            <Heading milestone={milestone} start={start} width={end - start} folds={folds} />
            {(next || milestone.gate) && <Gate milestone={milestone} at={end} />}
          </div>
        );
      })}
    </div>
  );
}

type HeadingProps = { milestone: GraphMilestone; start: number; width: number; folds: Folds };

function Heading({ milestone, start, width, folds }: HeadingProps) {
  const isFolded = folds.folded.has(milestone.id);
  const { name, settled, total, money } = milestone;
  // A heading whose column began left of the screen slides along, as long as some of the column is in sight.
  const left = Math.max(start, 0);
  const room = width - (left - start) - 20;
  if (room < 24) return null;
  return (
    <div className="flow-column-head" style={{ transform: `translateX(${left}px)`, maxWidth: room }}>
      <button
        type="button"
        className="flow-fold"
        aria-expanded={!isFolded}
        aria-label={`${isFolded ? t`Unfold` : t`Fold`} ${name}`}
        onClick={() => folds.toggle(milestone.id)}
      >
        <Icon name={isFolded ? 'forward' : 'down'} size={10} />
      </button>
      <b>{name}</b>
      {room > roomForFigures && (
        <span className="figure">
          {settled}/{total}
          {money !== null && <Money amount={money} className="pl-2" />}
        </span>
      )}
    </div>
  );
}

const gateWords = { open: t`gate, open`, lit: t`gate, waits for a person`, sealed: t`gate, sealed` } as const;

function Gate({ milestone: { gate, state, name }, at }: { milestone: GraphMilestone; at: number }) {
  return (
    <div className="flow-gate" data-state={gate ? state : 'none'} style={{ transform: `translateX(${at}px)` }}>
      {gate && (
        <span className="flow-gate-dial" title={`${name}: ${gateWords[state]}`}>
          <Glyph name={state === 'sealed' ? 'sealed' : state === 'lit' ? 'person' : 'unsealed'} size={17} />
          <span className="sr-only">{`${name}: ${gateWords[state]}`}</span>
        </span>
      )}
    </div>
  );
}
