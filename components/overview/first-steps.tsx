'use client';
import { useQuery } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Link } from '@/components/ui/link';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { missionsQuery } from '@/lib/missions/queries';

const steps = [
  {
    title: t`See a whole mission`,
    words: t`An example from the templates shows a contract, a task graph and where a receipt comes from. Examples are marked, and removed with one click.`,
    place: 'templates',
    link: t`Look at the templates`,
  },
  {
    title: t`Connect a worker`,
    words: t`An agent takes tasks over MCP or HTTP with a token of its own, under the contract that a person signed. People take tasks too.`,
    place: 'agents',
    link: t`Register an agent`,
  },
  {
    title: t`Decide what waits`,
    words: t`Whatever needs a person lights the lamp and stands in one queue, each with its facts on one card. Ctrl K finds anything; ? shows the keys of the page you are on.`,
    place: 'attention',
    link: t`Open the queue`,
  },
] as const;

const itemOf = (memberId: string) => `mc.first-steps.${memberId}`;
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Whether this person has put the first steps away in this browser; the server, which does not know, shows nothing. */
const useIsAway = (memberId: string): boolean =>
  useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(itemOf(memberId)) !== null,
    () => true,
  );

function putAway(memberId: string): void {
  localStorage.setItem(itemOf(memberId), 'away');
  for (const listener of listeners) listener();
}

/** Three steps for whoever is new in a workspace in which nothing was planned yet; put away, they do not come back. */
export function FirstSteps() {
  const { slug, me } = useWorkspace();
  const isAway = useIsAway(me.memberId);
  const missions = useQuery({ ...missionsQuery(slug, { status: 'all', limit: 1 }), enabled: !isAway });
  if (isAway || missions.data?.items.length !== 0) return null;
  return <Steps slug={slug} onAway={() => putAway(me.memberId)} />;
}

function Steps({ slug, onAway }: { slug: string; onAway: () => void }) {
  const [at, setAt] = useState(0);
  const step = steps[at] ?? steps[0];
  const isLast = at === steps.length - 1;
  return (
    <section aria-label="First steps" className="mx-4 mb-5 border border-line-2 bg-s1 px-4 py-3 md:mx-9">
      <div className="flex items-start justify-between gap-3">
        <div role="status" className="min-w-0">
          <p className="figure text-11 text-ink-3">
            Step {at + 1} of {steps.length}
          </p>
          <h2 className="mt-0.5 text-16">{step.title}</h2>
          <p className="mt-1 max-w-[66ch] text-14 text-ink-2 leading-prose">{step.words}</p>
        </div>
        <IconButton icon="close" label="Put the first steps away" onClick={onAway} />
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        {at > 0 && <Button onClick={() => setAt(at - 1)}>Step before</Button>}
        <Button onClick={isLast ? onAway : () => setAt(at + 1)}>{isLast ? t`Done` : t`Next step`}</Button>
        <Link href={`/${slug}/${step.place}`} className="px-2 text-13 underline">
          {step.link}
        </Link>
      </div>
    </section>
  );
}
