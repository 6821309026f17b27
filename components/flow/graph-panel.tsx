'use client';
import { type ReactNode, useRef, useState, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import './lists.css';
import { GraphTable } from './graph-table';
import { GraphTools, type GraphViewName } from './graph-tools';
import { GraphTree } from './graph-tree';
import { type GraphHandle, MissionGraph, type MissionGraphProps } from './mission-graph';
import { useAnnouncement } from './use-announcement';

type Props = Omit<MissionGraphProps, 'ref'> & {
  /** The present view, where the page keeps it (in its address); else it is kept here. */
  view?: GraphViewName | undefined;
  onView?: ((view: GraphViewName) => void) | undefined;
  /** Where the tools stand, such as the row of tabs; null while that is coming, above the graph without such a place. */
  toolsElement?: HTMLElement | null | undefined;
  /** Further tools of the page, before those of the graph. */
  tools?: ReactNode;
};

/** The graph with its tools and its two other forms. On a phone it begins as the tree. */
export function GraphPanel({ view: given, onView, toolsElement, tools: further, ...graphProps }: Props) {
  const isNarrow = useIsNarrow();
  const [chosen, setChosen] = useState<GraphViewName | null>(null);
  const view = given ?? chosen ?? (isNarrow ? 'tree' : 'graph');
  const handle = useRef<GraphHandle>(null);
  const { graph, selectedId, onOpen } = graphProps;
  const announcement = useAnnouncement(graph.nodes);
  const tools = (
    <GraphTools
      further={further}
      view={view}
      onView={onView ?? setChosen}
      onFind={() => handle.current?.find()}
      onCriticalPath={() => handle.current?.toggleCriticalPath()}
      onShade={() => handle.current?.nextColoring()}
      onFit={() => handle.current?.fit()}
    />
  );
  return (
    <div className="graph-panel">
      {toolsElement === undefined && <div className="graph-panel-tools">{tools}</div>}
      {toolsElement && createPortal(tools, toolsElement)}
      <p className="sr-only" aria-live="polite">
        {announcement}
      </p>
      <div className="graph-panel-body">
        {view === 'graph' && <MissionGraph {...graphProps} ref={handle} />}
        {view === 'tree' && <GraphTree graph={graph} selectedId={selectedId} onOpen={onOpen} />}
        {view === 'table' && <GraphTable graph={graph} selectedId={selectedId} onOpen={onOpen} />}
      </div>
    </div>
  );
}

const narrow = '(max-width: 767.98px)';

function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = matchMedia(narrow);
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => matchMedia(narrow).matches,
    () => false,
  );
}
