'use client';
import { ViewportPortal } from '@xyflow/react';
import { Icon } from '@/components/ui/icon';
import { t } from '@/lib/core/words';
import { middleOf, type Route } from '@/lib/graph/route';
import type { GraphNode } from '@/lib/graph/schema';

type Props = {
  routes: readonly Route[];
  byId: ReadonlyMap<string, GraphNode>;
  cursorId: string | null;
  pickedId: string | null;
  onRemove: (from: string, to: string) => void;
};

/** A button on the picked edge and, for the keyboard, on every edge of the chosen task. */
export function EdgeRemovers({ routes, byId, cursorId, pickedId, onRemove }: Props) {
  const shown = routes.filter(({ id, from, to }) => id === pickedId || from === cursorId || to === cursorId);
  return (
    <ViewportPortal>
      {shown.map((route) => {
        const [x, y] = middleOf(route.points);
        return (
          <button
            key={route.id}
            type="button"
            className="flow-remove nopan"
            data-picked={route.id === pickedId || undefined}
            style={{ transform: `translate(${x - 9}px, ${y - 9}px)` }}
            aria-label={t`Remove: ${byId.get(route.to)?.key} waits for ${byId.get(route.from)?.key}`}
            onClick={() => onRemove(route.from, route.to)}
          >
            <Icon name="close" size={9} />
          </button>
        );
      })}
    </ViewportPortal>
  );
}
