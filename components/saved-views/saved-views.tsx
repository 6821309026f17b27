'use client';
import { usePathname, useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Menu, type MenuItem } from '@/components/ui/menu';
import { useHotkeys } from '@/lib/client/hotkeys';
import { t } from '@/lib/core/words';
import type { ViewPage } from '@/lib/saved-views/rules';
import type { SavedView } from '@/lib/saved-views/schema';
import { NameViewDialog } from './name-view-dialog';
import { useSavedViews } from './use-saved-views';
import { isOfMission, useViewCommands, viewHref } from './use-view-commands';

const none: SavedView[] = [];

/** The filters and sortings of this page that people kept under a name: open, save, replace, rename, share, delete. */
export function SavedViews({ page }: { page: ViewPage }) {
  const path = usePathname();
  const router = useRouter();
  const trigger = useRef<HTMLButtonElement>(null);
  const { views, shown, current, change, remove } = useSavedViews(page);
  const [asked, setAsked] = useState<SavedView | 'new' | null>(null);
  // What was opened last is what "replace" means, also when its filters were changed since.
  const [opened, setOpened] = useState<SavedView | null>(null);
  const chosen = current ?? views.find(({ id }) => id === opened?.id);
  useHotkeys([{ keys: 'v', label: t`Saved views`, run: () => trigger.current?.click() }]);
  useViewCommands(isOfMission(page) ? views : none, path);
  const open = views.map(
    (view): MenuItem => ({
      label: view.name,
      checked: view.id === current?.id,
      run: () => {
        setOpened(view);
        router.push(viewHref(path, view));
      },
      note: view.can.change ? (view.shared ? t`shared by you` : undefined) : t`shared by ${view.owner.name}`,
    }),
  );
  const own: MenuItem[] = chosen?.can.change
    ? [
        ...(chosen.query === shown
          ? []
          : [{ label: t`Replace ${chosen.name}`, run: () => change.mutate({ view: chosen.id, query: shown }) }]),
        { label: t`Rename ${chosen.name}`, run: () => setAsked(chosen) },
        {
          label: chosen.shared ? t`Share ${chosen.name} no more` : t`Share ${chosen.name} with everybody`,
          run: () => change.mutate({ view: chosen.id, shared: !chosen.shared }),
        },
        { label: t`Delete ${chosen.name}`, danger: true, run: () => remove.mutate({ view: chosen.id }) },
      ]
    : [];
  return (
    <>
      <Menu
        trigger={
          <Button ref={trigger} keys="v" size="small">
            {current?.name ?? t`Views`}
          </Button>
        }
        groups={[open, [{ label: t`Save what is shown`, icon: 'plus', run: () => setAsked('new') }], own]}
      />
      {asked && <NameViewDialog page={page} query={shown} view={asked} onClose={() => setAsked(null)} />}
    </>
  );
}
