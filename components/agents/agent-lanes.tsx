'use client';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { Loaded } from '@/components/layout/loaded';
import { Chart } from '@/components/timeline/chart';
import { Folded } from '@/components/timeline/timeline-tables';
import { Segmented } from '@/components/ui/segmented';
import { SkeletonRows } from '@/components/ui/skeleton';
import { type StatusName, statusLooks } from '@/components/ui/status';
import { StatusGlyph } from '@/components/ui/status-glyph';
import { useDisplay } from '@/lib/client/display';
import { useNow } from '@/lib/client/slow-clock';
import { useAddress } from '@/lib/client/use-address';
import { useWorkspace } from '@/lib/client/workspace-context';
import { plural, t } from '@/lib/core/words';
import { lanesQuery } from '@/lib/overview/queries';
import type { AgentLanes as Lanes } from '@/lib/overview/schema-lanes';
import { agentLanesOf } from './lane-bars';
import { LaneTable } from './lane-table';

const windows = [
  { value: 'day', label: t`24 hours`, hours: 24 },
  { value: 'week', label: t`7 days`, hours: 168 },
] as const;

/** What each agent did lately over all missions, or one of them: a lane each, and the same as a table. */
export function AgentLanes({ agent }: { agent?: string }) {
  const { slug } = useWorkspace();
  const go = useAddress();
  const wanted = useSearchParams().get('back');
  const back = windows.find(({ value }) => value === wanted) ?? windows[0];
  const query = useQuery(lanesQuery(slug, back.hours, agent));
  return (
    <Loaded query={query} what="The lanes" skeleton={<SkeletonRows label="Reading the lanes" rows={agent ? 2 : 8} />}>
      {(answer) => (
        <>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2 md:px-5">
            <Segmented
              label="How far back"
              choices={windows}
              value={back.value}
              onValueChange={(value) => go({ back: value === 'day' ? null : value }, 'replace')}
            />
            <Legend lanes={answer.items} />
          </div>
          <Drawn answer={answer} hours={back.hours} />
        </>
      )}
    </Loaded>
  );
}

function Drawn({ answer, hours }: { answer: Lanes; hours: number }) {
  const { slug } = useWorkspace();
  const until = useNow(useDisplay().nowMs, 15_000);
  const span = { since: until - hours * 3_600_000, until };
  const lanes = agentLanesOf(answer.items, span, slug);
  const earlier = answer.items.reduce((sum, lane) => sum + lane.earlier, 0);
  if (lanes.every(({ rows }) => rows.length === 0))
    return <p className="px-4 py-2 text-ink-2 md:px-5">Nobody has worked in this time.</p>;
  return (
    <>
      <Chart lanes={lanes} holds={[]} span={span} viewMs={span.until - span.since} />
      {earlier > 0 && (
        <p className="px-4 py-2 text-12 text-ink-3 md:px-5">
          {plural(earlier, {
            one: t`One attempt before those that are drawn is left out.`,
            other: t`${earlier} attempts before those that are drawn are left out.`,
          })}
        </p>
      )}
      {answer.cut > 0 && (
        <p className="px-4 py-2 text-12 text-ink-3 md:px-5">
          {plural(answer.cut, {
            one: t`One more agent, whose last work is older, has no lane here.`,
            other: t`${answer.cut} more agents, whose last work is older, have no lane here.`,
          })}
        </p>
      )}
      <Folded title="The lanes as a table">
        <LaneTable lanes={answer.items} nowMs={until} />
      </Folded>
    </>
  );
}

/** Only what occurs; a gap says nothing of itself. */
function Legend({ lanes }: { lanes: Lanes['items'] }) {
  const outcomes = new Set<string>(lanes.flatMap(({ attempts }) => attempts.map(({ outcome }) => outcome)));
  return (
    <p className="flex flex-wrap gap-x-3 gap-y-1 text-11">
      {Object.keys(statusLooks)
        .filter((name) => outcomes.has(name))
        .map((name) => (
          <StatusGlyph key={name} status={name as StatusName} size={11} />
        ))}
      {outcomes.size > 0 && <span className="text-ink-3">gaps: idle</span>}
    </p>
  );
}
