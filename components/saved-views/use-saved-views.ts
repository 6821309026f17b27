'use client';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { toast } from '@/components/ui/toaster';
import { listKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { deleteSavedView, updateSavedView } from '@/lib/saved-views/operations';
import { savedViewsQuery } from '@/lib/saved-views/queries';
import { type ViewPage, viewQuery } from '@/lib/saved-views/rules';

/** The views of a page, which of them the address shows, and what may be done with them. */
export function useSavedViews(page: ViewPage) {
  const { slug } = useWorkspace();
  const shown = viewQuery(page, new URLSearchParams(useSearchParams()));
  const all = useQuery(savedViewsQuery(slug)).data?.items ?? [];
  const views = all.filter((view) => view.page === page);
  const settings = {
    stale: () => [listKey(slug, 'views')],
    onFailed: (error: { message: string; next: string }) =>
      toast({ failed: true, title: t`The view was not changed.`, description: `${error.message} ${error.next}` }),
  };
  const change = useWrite(updateSavedView, settings);
  const remove = useWrite(deleteSavedView, settings);
  return { views, shown, current: views.find((view) => view.query === shown), change, remove };
}
