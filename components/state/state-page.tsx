'use client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded } from '@/components/layout/loaded';
import { PageBody } from '@/components/layout/page-header';
import { useMissionOf } from '@/components/missions/use-mission';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Segmented } from '@/components/ui/segmented';
import { SkeletonRows } from '@/components/ui/skeleton';
import { branchesQuery } from '@/lib/branches/queries';
import { useHotkeys } from '@/lib/client/hotkeys';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { isEnded } from '@/lib/missions/rules';
import { stateQuery } from '@/lib/state/queries';
import type { StateEntryWire } from '@/lib/state/schema';
import { OfferedLearnings } from './offered-learnings';
import { PrunedBranches } from './pruned-branches';
import { RecordDialog } from './record-dialog';
import { StateSection } from './state-section';

const views = [
  { value: 'active', label: t`Holds now` },
  { value: 'all', label: t`All` },
] as const;
type View = (typeof views)[number]['value'];

/** What the mission knows, and not how it came to know it: what holds now, what no longer does, which lines ended. */
export function StatePage({ missionId }: { missionId: string }) {
  const { slug, me } = useWorkspace();
  const [view, setView] = useState<View>('active');
  const [recording, setRecording] = useState(false);
  const mission = useMissionOf(missionId);
  const query = useInfiniteQuery(stateQuery(slug, missionId));
  const branches = useQuery(branchesQuery(slug, missionId)).data?.items ?? [];
  const mayRecord = me.role !== 'viewer' && mission !== undefined && !isEnded(mission.status);
  useHotkeys([{ keys: 'n', label: t`Record an entry`, when: () => mayRecord, run: () => setRecording(true) }]);
  const record = mayRecord && (
    <Button icon="plus" keys="n" onClick={() => setRecording(true)}>
      Record
    </Button>
  );
  return (
    <PageBody>
      <div className="flex flex-wrap items-center gap-3 px-4 py-3 md:px-5">
        <Segmented label="Which entries" value={view} choices={views} onValueChange={setView} />
        <span className="ml-auto">{record}</span>
      </div>
      <Loaded query={query} what="The state" skeleton={<SkeletonRows label="Reading the state" />}>
        {({ items }) => {
          const shown = items.filter(({ status }) => view === 'all' || status === 'active');
          const pruned = branches.filter(({ prunedAt }) => prunedAt !== null);
          const offers = mayRecord && <OfferedLearnings missionId={missionId} />;
          if (items.length === 0 && pruned.length === 0)
            return (
              <>
                <NothingKnown action={record} />
                <div className="px-4 pb-8 md:px-5">{offers}</div>
              </>
            );
          return (
            <div className="grid gap-x-8 gap-y-6 px-4 pb-8 md:px-5 xl:grid-cols-2">
              {sections.map(({ kind, ...section }) => (
                <StateSection
                  key={kind}
                  {...section}
                  missionId={missionId}
                  entries={shown.filter((entry) => entry.kind === kind)}
                />
              ))}
              <PrunedBranches branches={pruned} />
              {offers}
            </div>
          );
        }}
      </Loaded>
      {query.hasNextPage && (
        <p className="px-4 pb-6 md:px-5">
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Older entries
          </Button>
        </p>
      )}
      {recording && <RecordDialog missionId={missionId} onClose={() => setRecording(false)} />}
    </PageBody>
  );
}

const sections: readonly { kind: StateEntryWire['kind']; title: string; nothing: string }[] = [
  { kind: 'decision', title: t`Decisions`, nothing: t`Nothing was decided on the way yet.` },
  { kind: 'assumption', title: t`Assumptions`, nothing: t`Nobody has written down what is taken for granted.` },
  { kind: 'question', title: t`Open questions`, nothing: t`No question is open.` },
  { kind: 'risk', title: t`Risks`, nothing: t`Nobody has named a risk.` },
  { kind: 'learning', title: t`Learnings`, nothing: t`Nothing was learned that outlives its task yet.` },
];

const NothingKnown = ({ action }: { action: React.ReactNode }) => (
  <EmptyState title="Nothing is recorded yet" action={action}>
    Decisions, assumptions, open questions, risks and learnings that must outlive the session in which they came up
    stand here. The next worker is told those that hold; the receipt lists them all.
  </EmptyState>
);
