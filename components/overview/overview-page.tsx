'use client';
import { useQuery } from '@tanstack/react-query';
import { PageBody } from '@/components/layout/page-header';
import { useWorkspace } from '@/lib/client/workspace-context';
import { pulseQuery } from '@/lib/overview/queries';
import { DoneDays } from './done-days';
import { EndedLately } from './ended-lately';
import { FirstSteps } from './first-steps';
import { Fleet } from './fleet';
import { Headline } from './headline';
import { PulsePart } from './pulse-part';
import { RunningMissions } from './running-missions';
import { SpendToday } from './spend-today';
import { WaitsForYou } from './waits-for-you';

/** What runs and how it goes, what waits for me, who is at work, what it costs, what ended: the second screen. */
export function OverviewPage() {
  const { slug } = useWorkspace();
  const pulse = useQuery(pulseQuery(slug));
  return (
    <PageBody className="grid max-lg:content-start lg:grid-cols-[minmax(0,1fr)_340px]">
      <div className="min-w-0 max-lg:contents">
        <div className="order-1 min-w-0">
          <Headline pulse={pulse.data} />
          <FirstSteps />
        </div>
        <div className="order-3 min-w-0">
          <RunningMissions />
        </div>
        <div className="order-5 min-w-0 border-line border-t">
          <PulsePart query={pulse} what="Who worked lately" height="h-56">
            {(data) => <Fleet pulse={data} />}
          </PulsePart>
          <EndedLately />
        </div>
      </div>
      <aside aria-label="At a glance" className="min-w-0 border-line max-lg:contents lg:border-l">
        <div className="order-2 min-w-0">
          <WaitsForYou />
        </div>
        <div className="order-4 min-w-0 border-line border-t">
          <PulsePart query={pulse} what="The spending" height="h-64">
            {(data) => <SpendToday pulse={data} />}
          </PulsePart>
        </div>
        <div className="order-6 min-w-0 border-line border-t lg:border-b">
          <PulsePart query={pulse} what="What was done" height="h-28">
            {(data) => <DoneDays pulse={data} />}
          </PulsePart>
        </div>
      </aside>
    </PageBody>
  );
}
