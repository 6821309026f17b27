'use client';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { Loaded } from '@/components/layout/loaded';
import { useMissionOf } from '@/components/missions/use-mission';
import { EmptyState } from '@/components/ui/empty-state';
import { Segmented } from '@/components/ui/segmented';
import { SkeletonRows } from '@/components/ui/skeleton';
import { type StatusName, statusLooks } from '@/components/ui/status';
import { StatusGlyph } from '@/components/ui/status-glyph';
import { missionTimelineQuery } from '@/lib/attempts/queries';
import type { MissionTimeline } from '@/lib/attempts/schema-timeline';
import { useDisplay } from '@/lib/client/display';
import { useNow } from '@/lib/client/slow-clock';
import { useAddress } from '@/lib/client/use-address';
import { useWorkspace } from '@/lib/client/workspace-context';
import { lanesOf, spanOf } from './bars';
import { Chart } from './chart';
import { offeredViews } from './lanes';
import { TimelineTables } from './timeline-tables';

/** Where the days of a mission went: a lane for each worker, one for what waited for people, holds across them all. */
export function Timeline({ missionId }: { missionId: string }) {
  const { slug } = useWorkspace();
  const query = useQuery(missionTimelineQuery(slug, missionId));
  return (
    <Loaded query={query} what="The timeline" skeleton={<SkeletonRows label="Reading the timeline" rows={8} />}>
      {(timeline) =>
        timeline.workers.length + timeline.waits.length === 0 ? (
          <EmptyState title="Nobody has worked on it yet">
            From the first claim on, each worker has a lane here: when it worked on what, how that ended, and what
            waited for a person meanwhile.
          </EmptyState>
        ) : (
          <Lanes timeline={timeline} missionId={missionId} />
        )
      }
    </Loaded>
  );
}

function Lanes({ timeline, missionId }: { timeline: MissionTimeline; missionId: string }) {
  const isOver = useMissionOf(missionId)?.endedAt != null;
  const nowMs = useNow(useDisplay().nowMs, 15_000);
  const end = Date.parse(timeline.until);
  const until = isOver ? end : Math.max(end, nowMs);
  const span = { since: Date.parse(timeline.from), until };
  // A mission of seconds still has an axis.
  const totalMs = Math.max(until - span.since, 60_000);
  const { offered, view, show } = useView(totalMs);
  const { earlier } = timeline;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2 md:px-5">
        {offered.length > 1 && (
          <Segmented label="In view at once" choices={offered} value={view.value} onValueChange={show} />
        )}
        <Legend timeline={timeline} />
      </div>
      <Chart
        lanes={lanesOf(timeline, until)}
        holds={timeline.holds.map((hold) => ({ ...hold, ...spanOf(hold, until) }))}
        span={{ since: span.since, until: span.since + totalMs }}
        viewMs={Math.min(view.ms, totalMs)}
      />
      {earlier.attempts + earlier.waits > 0 && (
        <p className="px-4 py-2 text-12 text-ink-3 md:px-5">
          Earlier than this: {earlier.attempts} attempts and {earlier.waits} that waited for people.
        </p>
      )}
      <TimelineTables timeline={timeline} nowMs={until} />
    </>
  );
}

/** How much is in view, in the address. */
function useView(totalMs: number) {
  const go = useAddress();
  const wanted = useSearchParams().get('view');
  const offered = offeredViews(totalMs);
  const view = offered.find(({ value }) => value === wanted) ?? offered[0] ?? { value: 'all' as const, ms: totalMs };
  return { offered, view, show: (value: string) => go({ view: value === 'all' ? null : value }, 'replace') };
}

/** Only what occurs. */
function Legend({ timeline }: { timeline: MissionTimeline }) {
  const outcomes = new Set(timeline.workers.flatMap(({ attempts }) => attempts.map(({ outcome }) => outcome)));
  const words = Object.keys(statusLooks).filter((name) => [...outcomes].some((outcome) => outcome === name));
  return (
    <p className="flex flex-wrap gap-x-3 gap-y-1 text-11">
      {words.map((name) => (
        <StatusGlyph key={name} status={name as StatusName} size={11} />
      ))}
      {timeline.waits.some(({ until }) => until === null) && <StatusGlyph status="person" word="waits" size={11} />}
      {timeline.holds.length > 0 && (
        <span className="inline-flex items-center gap-[5px] text-ink-2">
          <span aria-hidden="true" className="hatch size-3 border-ink-3 border-x" />
          on hold
        </span>
      )}
    </p>
  );
}
