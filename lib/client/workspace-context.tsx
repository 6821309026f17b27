'use client';

import { QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { Role } from '../core/principal';
import type { LiveState } from './lasting-stream';
import { followLive } from './live-stream';
import { listKey, staleKeys } from './live-updates';
import { createQueryClient } from './query-client';
import { createRefresher } from './refresher';

export type WorkspaceContext = {
  slug: string;
  name: string;
  currency: string;
  /** The person, as a member of this workspace. */
  me: { memberId: string; name: string; role: Role };
};

export type Live = { state: LiveState; lastEventAt: string | null; lastSeq: number | null };

const Workspace = createContext<WorkspaceContext | null>(null);
const LiveContext = createContext<Live>({ state: 'connecting', lastEventAt: null, lastSeq: null });

/** The workspace of the page's address. Throws outside of WorkspaceProvider. */
export function useWorkspace(): WorkspaceContext {
  const found = useContext(Workspace);
  if (!found) throw new Error('useWorkspace needs a WorkspaceProvider above it');
  return found;
}

export const useLive = (): Live => useContext(LiveContext);

type Props = {
  workspace: WorkspaceContext;
  /** Where the events stood before anything of the page was read. */
  since: string;
  children: ReactNode;
};

/** Data of one workspace for everything below: its identity, the query cache, the live stream. */
export function WorkspaceProvider({ workspace, since, children }: Props) {
  const [client] = useState(createQueryClient);
  return (
    <Workspace value={workspace}>
      <QueryClientProvider client={client}>
        <LiveProvider slug={workspace.slug} since={since}>
          {children}
        </LiveProvider>
      </QueryClientProvider>
    </Workspace>
  );
}

function LiveProvider({ slug, since, children }: { slug: string; since: string; children: ReactNode }) {
  const client = useQueryClient();
  // What the server draws anew later stands further on than what was read first.
  const [from] = useState(since);
  const [live, setLive] = useState<Live>({ state: 'connecting', lastEventAt: null, lastSeq: null });
  useEffect(() => {
    // The lamp in the tab's icon.
    const lamp = JSON.stringify(listKey(slug, 'overview'));
    const refresher = createRefresher(client, (key) => JSON.stringify(key) === lamp);
    const leave = followLive(slug, from, (message) => {
      if (message.kind === 'events') {
        refresher.refresh(staleKeys(slug, message.events));
        const last = message.events.at(-1);
        if (last) setLive((now) => ({ ...now, lastEventAt: last.at, lastSeq: last.seq }));
        return;
      }
      if (message.kind === 'reset') refresher.refresh([[slug]]);
      else setLive((now) => (now.state === message.state ? now : { ...now, state: message.state }));
    });
    return () => {
      leave();
      refresher.stop();
    };
  }, [client, slug, from]);
  return <LiveContext value={live}>{children}</LiveContext>;
}
