'use client';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Loaded } from '@/components/layout/loaded';
import { PageBody, PageHeader } from '@/components/layout/page-header';
import { Button, ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { useHotkeys } from '@/lib/client/hotkeys';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { missionsQuery } from '@/lib/missions/queries';
import type { MissionSummary } from '@/lib/missions/schema';
import { overviewQuery } from '@/lib/overview/queries';
import { MissionBoard } from './mission-board';
import { MissionFilters } from './mission-filters';
import { MissionStrip, StripHeadings } from './mission-strip';
import { StripSkeletons } from './strip-skeletons';
import { type MissionFilter, useMissionFilter } from './use-mission-filter';

/** The missions of the workspace: as a wall of flight strips, or as a board by their status. */
export function MissionList() {
  const { slug, me } = useWorkspace();
  const router = useRouter();
  const filter = useMissionFilter();
  const mayPlan = me.role === 'owner' || me.role === 'planner';
  const newHref = `/${slug}/missions/new` as const;
  useHotkeys([
    { keys: 'n', label: t`New mission`, when: () => mayPlan, run: () => router.push(newHref) },
    {
      keys: 'b',
      label: filter.isBoard ? t`Show as a list` : t`Show as a board`,
      run: () => filter.setBoard(!filter.isBoard),
    },
  ]);
  const none = (
    <NoMissions filtered={filter.isFiltered} newHref={mayPlan ? newHref : null} templatesHref={`/${slug}/templates`} />
  );
  return (
    <>
      <PageHeader
        title="Missions"
        actions={
          <>
            <InboxLink />
            {mayPlan && (
              <ButtonLink href={newHref} icon="plus" keys="n">
                New mission
              </ButtonLink>
            )}
          </>
        }
      />
      <PageBody>
        <MissionFilters filter={filter} />
        {filter.isBoard ? (
          <MissionBoard filter={filter} none={none} />
        ) : (
          <Wall key={JSON.stringify([filter.status, filter.input])} filter={filter} none={none} />
        )}
      </PageBody>
    </>
  );
}

/** Same cells, same places; one that waits for a person stands out to the left. */
function Wall({ filter, none }: { filter: MissionFilter; none: React.ReactNode }) {
  const { slug } = useWorkspace();
  const [pages, setPages] = useState<string[]>([]);
  const cursor = pages.at(-1);
  const query = useQuery(missionsQuery(slug, { ...filter.input, status: filter.status, ...(cursor && { cursor }) }));
  return (
    <Loaded query={query} what="The missions" skeleton={<StripSkeletons />}>
      {(page) =>
        page.items.length === 0 ? (
          none
        ) : (
          <Strips missions={page.items}>
            <Pager
              first={pages.length === 0}
              next={page.nextCursor}
              onNext={(next) => setPages([...pages, next])}
              onBack={() => setPages(pages.slice(0, -1))}
            />
          </Strips>
        )
      }
    </Loaded>
  );
}

/** Single tasks need no mission of their own: one action, one worker, one session. */
function InboxLink() {
  const { slug } = useWorkspace();
  const router = useRouter();
  const inbox = useQuery(overviewQuery(slug)).data?.inbox;
  const href = inbox ? `/${slug}/missions/${inbox.missionId}/tasks` : null;
  useHotkeys([
    { keys: 'i', label: t`Inbox of single tasks`, when: () => href !== null, run: () => href && router.push(href) },
  ]);
  if (!inbox || !href) return null;
  return (
    <ButtonLink href={href} keys="i">
      Inbox {inbox.open > 0 && <span className="figure font-normal text-ink-3">{inbox.open}</span>}
    </ButtonLink>
  );
}

function Strips({ missions, children }: { missions: readonly MissionSummary[]; children: React.ReactNode }) {
  return (
    <div className="px-4 pb-6 md:pr-5 md:pl-9">
      <StripHeadings />
      <ul aria-label="Missions" className="flex flex-col gap-1">
        {missions.map((mission) => (
          <li key={mission.id}>
            <MissionStrip mission={mission} />
          </li>
        ))}
      </ul>
      {children}
    </div>
  );
}

function Pager(props: { first: boolean; next: string | null; onNext: (cursor: string) => void; onBack: () => void }) {
  const { next } = props;
  if (props.first && next === null) return null;
  return (
    <div className="mt-4 flex gap-2">
      <Button disabled={props.first} onClick={props.onBack}>
        Page before
      </Button>
      <Button disabled={next === null} onClick={() => next && props.onNext(next)}>
        Next page
      </Button>
    </div>
  );
}

function NoMissions({
  filtered,
  newHref,
  templatesHref,
}: {
  filtered: boolean;
  newHref: string | null;
  templatesHref: string;
}) {
  if (filtered)
    return <EmptyState title="No mission matches">Show all of them, or search for another word.</EmptyState>;
  return (
    <EmptyState
      title="No mission is open"
      action={
        newHref ? (
          <ButtonLink href={newHref} icon="plus">
            New mission
          </ButtonLink>
        ) : undefined
      }
    >
      <p>
        A mission is a larger job: many tasks, several workers, days, under a contract that you sign, ending in a
        receipt.
        {newHref && (
          <>
            {' '}
            Start from a blank page, or see what a whole one looks like in the{' '}
            <a className="underline" href={templatesHref}>
              templates
            </a>
            .
          </>
        )}
      </p>
    </EmptyState>
  );
}
