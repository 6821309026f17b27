'use client';
import { useQuery } from '@tanstack/react-query';
import { useSelectedLayoutSegment } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { InspectorLayout } from '@/components/layout/inspector-layout';
import { Loaded } from '@/components/layout/loaded';
import { MissionHeader } from '@/components/layout/mission-header';
import { PageHeader } from '@/components/layout/page-header';
import { TaskInspector } from '@/components/tasks/task-inspector';
import { Link } from '@/components/ui/link';
import { PrincipalName } from '@/components/ui/principal-name';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { Time } from '@/components/ui/time';
import { useWorkspace } from '@/lib/client/workspace-context';
import { termOf } from '@/lib/core/terms';
import { t } from '@/lib/core/words';
import { missionQuery } from '@/lib/missions/queries';
import type { MissionView } from '@/lib/missions/schema';
import { graphQuery } from '@/lib/tasks/queries';
import { IdleNotice } from './idle-notice';
import { MissionActions } from './mission-actions';
import { MissionReadouts } from './mission-readouts';
import { missionTabs } from './mission-tabs';
import { MissionTools } from './mission-tools';

/** Header, instruments and tabs of a mission around each of its pages. */
export function MissionFrame({ missionId, children }: { missionId: string; children: ReactNode }) {
  const { slug } = useWorkspace();
  const query = useQuery(missionQuery(slug, missionId));
  // The graph is read beside the mission that stands around it, not after it.
  const isGraph = useSelectedLayoutSegment() === null;
  useQuery({ ...graphQuery(slug, missionId), enabled: isGraph, notifyOnChangeProps: [] });
  const [tools, setTools] = useState<HTMLElement | null>(null);
  return (
    <Loaded query={query} what="The mission" skeleton={<FrameSkeleton />}>
      {(mission) => (
        <>
          <MissionHeader
            name={mission.name}
            project={mission.project || undefined}
            status={mission.isInbox ? undefined : mission.status}
            archived={mission.archivedAt !== null}
            hold={mission.holds.length > 0 ? <Holds mission={mission} /> : undefined}
            pilot={mission.pilot ? <PrincipalName {...mission.pilot} /> : undefined}
            actions={<MissionActions mission={mission} />}
            readouts={<MissionReadouts mission={mission} />}
            tabs={missionTabs(slug, mission)}
            tools={<div ref={setTools} className="contents" />}
          />
          <MissionTools value={tools}>
            <InspectorLayout inspector={<TaskInspector missionId={missionId} />}>{children}</InspectorLayout>
          </MissionTools>
          <IdleNotice mission={mission} />
        </>
      )}
    </Loaded>
  );
}

function Holds({ mission }: { mission: MissionView }) {
  return mission.holds.map((hold, index) => (
    <span key={hold.id} title={hold.why || undefined}>
      {index > 0 && ', '}
      {hold.why || (hold.reason === 'person' ? t`by a person` : termOf(hold.reason))}, since{' '}
      <Time at={hold.since} as="moment" />
    </span>
  ));
}

function FrameSkeleton() {
  return (
    <Loading label="Reading the mission" className="flex min-h-0 flex-1 flex-col">
      <PageHeader title={<Skeleton className="h-5 w-72" />}>
        <div className="flex h-[71px] items-center gap-10 border-line border-t px-5">
          {['w-44', 'w-28', 'w-24', 'w-20'].map((width) => (
            <Skeleton key={width} className={`h-8 ${width}`} />
          ))}
        </div>
        <div className="flex h-9 items-center gap-6 border-line border-t px-5">
          {['w-10', 'w-12', 'w-16', 'w-14'].map((width) => (
            <Skeleton key={width} className={`h-3 ${width}`} />
          ))}
        </div>
      </PageHeader>
    </Loading>
  );
}

/** Where a mission's page that does not exist leads. */
export function BackToMissions() {
  const { slug } = useWorkspace();
  return (
    <Link href={`/${slug}/missions`} className="underline">
      All missions
    </Link>
  );
}
