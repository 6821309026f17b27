'use client';
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { isOfMission, useViewCommands } from '@/components/saved-views/use-view-commands';
import type { MenuItem } from '@/components/ui/menu';
import { OnceAsked } from '@/components/ui/once-asked';
import { useHotkeyListener, useHotkeys } from '@/lib/client/hotkeys';
import { whenIdle } from '@/lib/client/when-idle';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { savedViewsQuery } from '@/lib/saved-views/queries';
import { useCommands } from './commands';
import { useMenuCommands } from './menu-commands';
import type { NavItem } from './nav-items';
import { openPalette, openShortcuts, useOverlay } from './overlay-state';
import { themeItems } from './theme-items';
import { useKeptFocus } from './use-kept-focus';

const loadPalette = () => import('./command-palette');
const loadShortcuts = () => import('./shortcuts-dialog');
const CommandPalette = dynamic(async () => (await loadPalette()).CommandPalette);
const ShortcutsDialog = dynamic(async () => (await loadShortcuts()).ShortcutsDialog);
whenIdle(loadPalette);
whenIdle(loadShortcuts);

/** The keys and the focus that work on every page, and the two overlays that the keys open. */
export function ShellKeys({ items, more }: { items: readonly NavItem[]; more: readonly MenuItem[] }) {
  const router = useRouter();
  const { slug } = useWorkspace();
  useHotkeyListener();
  useKeptFocus();
  useHotkeys([
    {
      keys: 'mod+k',
      label: t`Find anything with a name`,
      group: t`Everywhere`,
      run: openPalette,
      inLayer: true,
      silent: true,
    },
    { keys: 'g f', label: t`Go to Search`, group: t`Everywhere`, run: () => router.push(`/${slug}/search`) },
    { keys: '?', label: t`Show the keys`, group: t`Everywhere`, run: openShortcuts },
    ...items.flatMap((item) =>
      item.keys
        ? [{ keys: item.keys, label: t`Go to ${item.label}`, group: t`Everywhere`, run: () => router.push(item.href) }]
        : [],
    ),
  ]);
  const places = useMemo(
    () => items.map(({ href, label, icon, keys }) => ({ id: href, label, group: t`Go to`, icon, keys, href })),
    [items],
  );
  useCommands(places);
  useMenuCommands(t`This browser and account`, [...themeItems, ...more]);
  const saved = useQuery(savedViewsQuery(slug)).data?.items;
  useViewCommands(
    useMemo(() => saved?.filter(({ page }) => !isOfMission(page)) ?? [], [saved]),
    `/${slug}`,
  );
  const overlay = useOverlay();
  return (
    <>
      <OnceAsked now={overlay === 'palette'}>
        <CommandPalette />
      </OnceAsked>
      <OnceAsked now={overlay === 'shortcuts'}>
        <ShortcutsDialog />
      </OnceAsked>
    </>
  );
}
