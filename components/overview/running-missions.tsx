'use client';
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '@/components/layout/loaded';
import { MissionStrip } from '@/components/missions/mission-strip';
import { StripSkeletons } from '@/components/missions/strip-skeletons';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { useWorkspace } from '@/lib/client/workspace-context';
import { missionsQuery } from '@/lib/missions/queries';

/** As many as fit above the fold; the list has the rest. */
const most = 8;

/** The wall: what runs now, those that wait for a person standing out. */
export function RunningMissions() {
  const { slug } = useWorkspace();
  const query = useQuery(missionsQuery(slug, { status: 'active', sort: 'waiting', limit: most }));
  return (
    <section aria-label="Missions that run" className="pb-5">
      <Loaded query={query} what="The missions" skeleton={<StripSkeletons />}>
        {({ items, nextCursor }) =>
          items.length === 0 ? (
            <NothingRuns />
          ) : (
            <div className="px-4 md:px-9">
              <ul className="flex flex-col gap-1">
                {items.map((mission) => (
                  <li key={mission.id}>
                    <MissionStrip mission={mission} />
                  </li>
                ))}
              </ul>
              {nextCursor && (
                <p className="mt-2 text-11">
                  <Link
                    href={`/${slug}/missions?view=active&sort=waiting`}
                    className="text-ink-2 underline hover:text-ink"
                  >
                    All missions that run
                  </Link>
                </p>
              )}
            </div>
          )
        }
      </Loaded>
    </section>
  );
}

function NothingRuns() {
  const { slug } = useWorkspace();
  return (
    <EmptyState title="No mission runs">
      <p>
        A mission runs from its launch until everything is done, decided and sealed. What is being planned is under{' '}
        <Link className="underline" href={`/${slug}/missions`}>
          Missions
        </Link>
        ; whole ones to learn from are under{' '}
        <Link className="underline" href={`/${slug}/templates`}>
          Templates
        </Link>
        .
      </p>
    </EmptyState>
  );
}
