'use client';
import './dependency-edges.css';
import { ViewportPortal } from '@xyflow/react';
import { Fragment, memo, useMemo } from 'react';
import { middleOf, type Route, strokeOf } from '@/lib/graph/route';
import { type EdgeKind, joinPaths } from './edge-looks';

type Props = {
  routes: readonly Route[];
  kinds: ReadonlyMap<string, EdgeKind>;
  pickedId: string | null;
};

/** Every dependency of the graph in one drawing under the tasks. */
export const DependencyEdges = memo(function DependencyEdges({ routes, kinds, pickedId }: Props) {
  const paths = useMemo(() => joinPaths(routes, kinds), [routes, kinds]);
  const slashes = useMemo(() => routes.filter((route) => kinds.get(route.id) === 'cut').map(slashAt), [routes, kinds]);
  const picked = routes.find(({ id }) => id === pickedId);
  return (
    <ViewportPortal>
      <svg className="flow-edges" aria-hidden="true">
        {paths.map(({ kind, parts }) => (
          <g key={kind} data-kind={kind}>
            {parts.map(({ strokes, arrows }) => (
              <Fragment key={strokes}>
                <path className="edge-line" d={strokes} />
                <path className="edge-tip" d={arrows} />
              </Fragment>
            ))}
          </g>
        ))}
        {slashes.length > 0 && <path className="edge-slash" d={slashes.join('')} />}
        {picked && <path className="edge-picked" d={strokeOf(picked)} />}
      </svg>
    </ViewportPortal>
  );
});

/** The cut through a dropped line, in the middle of its longest stroke. */
function slashAt(route: Route): string {
  const [x, y] = middleOf(route.points);
  return `M${x - 5} ${y + 5}l10 -10`;
}
