'use client';
import { useMemo } from 'react';
import { useCommands } from '@/components/layout/commands';
import { t } from '@/lib/core/words';
import type { ViewPage } from '@/lib/saved-views/rules';
import type { SavedView } from '@/lib/saved-views/schema';

/** Pages of a mission: a view of theirs is opened in the mission that one is in. */
export const isOfMission = (page: ViewPage): boolean => page === 'tasks' || page === 'activity';

export const viewHref = (path: string, { query }: SavedView): string => (query ? `${path}?${query}` : path);

/** Puts views into the palette, by their names. `base` is the address of their page, or of the workspace of them all. */
export function useViewCommands(views: readonly SavedView[], base: string): void {
  const list = JSON.stringify(views.map(({ id, name, page, query }) => [id, name, page, query]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: `list` is what the commands say of the views
  const commands = useMemo(
    () =>
      views.map((view) => ({
        id: view.id,
        label: view.name,
        group: t`Saved views`,
        note: view.page,
        href: viewHref(isOfMission(view.page) ? base : `${base}/${view.page}`, view),
      })),
    [list, base],
  );
  useCommands(commands);
}
