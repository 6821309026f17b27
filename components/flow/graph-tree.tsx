'use client';
import { useMemo } from 'react';
import { statusLooks } from '@/components/ui/status';
import { Glyph } from '@/components/ui/status-glyph';
import { termOf } from '@/lib/core/terms';
import { t } from '@/lib/core/words';
import { attemptsWord, causeWord, statusWord } from '@/lib/graph/describe';
import { type OutlineRow, outlineGraph } from '@/lib/graph/outline';
import type { MissionGraph } from '@/lib/graph/schema';
import { Age } from './age';
import { causeTone, lifeOf, statusName } from './task-looks';

export type GraphListProps = {
  graph: MissionGraph;
  selectedId?: string | null | undefined;
  onOpen?: ((taskId: string) => void) | undefined;
};

/** The same as the drawing, as a list to read from top to bottom: every task below what it waits for. */
export function GraphTree({ graph, selectedId = null, onOpen }: GraphListProps) {
  const groups = useMemo(() => outlineGraph(graph), [graph]);
  return (
    <div className="graph-tree scroll-quiet">
      {groups.map(({ id, name, note, rows }) => (
        <section key={id} aria-label={name ?? t`Tasks`}>
          {name !== null && (
            <h3>
              {name} {note !== null && <span className="figure">{note}</span>}
            </h3>
          )}
          <ol>
            {rows.map((row) => (
              <Row key={row.node.id} row={row} selected={row.node.id === selectedId} onOpen={onOpen} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

// Further in than this, a row would have no room for its title on a phone.
const deepest = 5;

type RowProps = { row: OutlineRow; selected: boolean; onOpen: GraphListProps['onOpen'] };

function Row({ row: { node, depth, after }, selected, onOpen }: RowProps) {
  const look = statusLooks[statusName(node)];
  const note = causeWord(node) ?? (after.length > 0 ? t`after ${after.join(', ')}` : null);
  const isActive = node.status === 'in_progress' || node.status === 'review' || node.status === 'blocked';
  return (
    <li>
      <button
        type="button"
        className="tree-row"
        style={{ paddingInlineStart: 8 + Math.min(depth, deepest) * 18 }}
        data-life={lifeOf(node)}
        aria-current={selected || undefined}
        onClick={() => onOpen?.(node.id)}
      >
        <Glyph name={look.glyph} tone={causeTone(node) ?? look.tone} />
        <span className="task-key">{node.key}</span>
        <span className="tree-title">{node.title}</span>
        <span className="tree-word">
          {statusWord(node)}
          {node.status === 'done' && node.proof !== 'none' && `, ${termOf(node.proof)}`}
        </span>
        <span className="tree-note">{note}</span>
        <span className="tree-worker figure">
          {[node.worker?.name, attemptsWord(node)].filter(Boolean).join(' ')}{' '}
          {isActive && node.lastProgressAt && <Age since={node.lastProgressAt} />}
        </span>
      </button>
    </li>
  );
}
