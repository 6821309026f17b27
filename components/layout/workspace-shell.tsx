'use client';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { signOut } from '@/components/auth/sign-out';
import { LeaseKeeper } from '@/components/tasks/lease-keeper';
import type { MenuItem } from '@/components/ui/menu';
import { DisplayProvider } from '@/lib/client/display';
import { useLive, useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { overviewQuery } from '@/lib/overview/queries';
import { myWorkspacesQuery } from '@/lib/workspaces/queries';
import type { NavItem } from './nav-items';
import { Shell } from './shell';
import { StatusLine } from './status-line';
import { WorkspaceSwitcher } from './workspace-switcher';

const places = [
  { path: '', label: t`Overview`, icon: 'overview', keys: 'g o' },
  { path: 'missions', label: t`Missions`, icon: 'missions', keys: 'g m' },
  { path: 'attention', label: t`Attention`, icon: 'attention', keys: 'g a' },
  { path: 'my-work', label: t`My work`, icon: 'member', keys: 'g y' },
  { path: 'agents', label: t`Agents`, icon: 'agents', keys: 'g w' },
  { path: 'templates', label: t`Templates`, icon: 'templates', keys: 'g t' },
  { path: 'receipts', label: t`Receipts`, icon: 'receipts', keys: 'g r' },
  { path: 'settings', label: t`Settings`, icon: 'settings', keys: 'g s', foot: true },
] as const;

/** The shell with the figures of this workspace: what waits, what runs, how far the log is. */
export function WorkspaceShell({ children }: { children: ReactNode }) {
  const { slug, name, currency } = useWorkspace();
  const live = useLive();
  const overview = useQuery(overviewQuery(slug)).data;
  const others = useQuery(myWorkspacesQuery(slug)).data;
  const waiting = overview?.attention.mine;
  const items = useMemo<NavItem[]>(
    () =>
      places.map(({ path, ...place }) => ({
        ...place,
        href: path === '' ? `/${slug}` : `/${slug}/${path}`,
        ...(path === 'attention' && waiting !== undefined && { count: waiting }),
      })),
    [slug, waiting],
  );
  const workspaces = others?.items.map((each) => ({
    name: each.name,
    href: `/${each.slug}`,
    current: each.slug === slug,
  })) ?? [{ name, href: `/${slug}`, current: true }];
  return (
    <DisplayProvider currency={currency}>
      <Shell
        items={items}
        homeHref={`/${slug}`}
        more={[
          { label: t`Search`, icon: 'search', href: `/${slug}/search` },
          ...workspaces.filter((each) => !each.current).map((each) => ({ label: each.name, href: each.href })),
          ...account(slug),
        ]}
        statusLine={
          <StatusLine
            live={live.state}
            eventCount={overview?.events}
            leaseCount={overview?.leases}
            agentCount={overview?.agents.online}
            workspace={<WorkspaceSwitcher workspaces={workspaces} more={account(slug)} />}
          />
        }
      >
        {/* A phone has no status line. */}
        {live.state === 'offline' && (
          <p role="status" className="bg-fault-wash px-4 py-1 text-12 text-fault-text md:hidden">
            Offline, showing what was last known
          </p>
        )}
        {children}
      </Shell>
      <LeaseKeeper />
    </DisplayProvider>
  );
}

const account = (slug: string): MenuItem[] => [
  { label: t`New workspace`, icon: 'plus', href: '/new' },
  { label: t`My account`, icon: 'member', href: `/${slug}/settings/account` },
  { label: t`Sign out`, icon: 'forward', run: () => void signOut() },
];
