'use client';
import { t } from '@/lib/core/words';
import { type Coloring, dearestOf, levelWords } from '@/lib/graph/levels';
import type { GraphNode } from '@/lib/graph/schema';
import { LevelBars } from './level-bars';
import { Money } from './money';

type Props = { coloring: Coloring; tasks: readonly GraphNode[] };

const titles = { cost: t`Cost`, age: t`Age since progress, or since ready` } as const;

/** What the ground of the tasks says at present, by shape and word as well as by tone. */
export function ColorLegend({ coloring, tasks }: Props) {
  const dearest = dearestOf(tasks);
  return (
    <div role="status">
      {coloring !== 'status' && (
        <div className="flow-colors">
          <b>{titles[coloring]}</b>
          {levelWords[coloring].map((words, level) => (
            <span key={words} data-level={level}>
              <LevelBars level={level} />
              {words}
              {coloring === 'cost' && level === 4 && dearest > 0 && <Money amount={dearest.toFixed(2)} />}
            </span>
          ))}
        </div>
      )}
    </div>
  );
}
