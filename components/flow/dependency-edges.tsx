'use client';
import './dependency-edges.css';
import { ViewportPortal } from '@xyflow/react';
import { Fragment, memo, useMemo } from 'react';
import { middleOf, type Route, strokeOf } from '@/lib/graph/route';
import { type EdgeKind, edgeId, joinPaths } from './edge-looks';

type Props = {
  routes: readonly Route[];
  kinds: ReadonlyMap<string, EdgeKind>;
  /** Edges can be picked, to be removed; the canvas hears the press. */
  pickable: boolean;
  pickedId: string | null;
};

/** Every dependency of the graph in one drawing under the tasks. */
export const DependencyEdges = memo(function DependencyEdges({ routes, kinds, pickable, pickedId }: Props) {
  const paths = useMemo(() => joinPaths(routes, kinds), [routes, kinds]);
  const slashes = useMemo(
    () => routes.filter((route) => kinds.get(edgeId(route)) === 'cut').map(slashAt),
    [routes, kinds],
  );
  const picked = routes.find((route) => edgeId(route) === pickedId);
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
        {pickable &&
          routes.map((route) => (
            <path key={edgeId(route)} className="edge-hit" data-edge={edgeId(route)} d={strokeOf(route)} />
          ))}
      </svg>
    </ViewportPortal>
  );
});

/** The cut through a dropped line, in the middle of its longest stroke. */
function slashAt(route: Route): string {
  const [x, y] = middleOf(route.points);
  return `M${x - 5} ${y + 5}l10 -10`;
}
