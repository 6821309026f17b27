'use client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded } from '@/components/layout/loaded';
import { PageBody } from '@/components/layout/page-header';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Segmented } from '@/components/ui/segmented';
import { SkeletonRows } from '@/components/ui/skeleton';
import { useWorkspace } from '@/lib/client/workspace-context';
import { contractQuery } from '@/lib/contracts/queries';
import { t } from '@/lib/core/words';
import { evidenceQuery } from '@/lib/evidence/queries';
import type { EvidenceWire } from '@/lib/evidence/schema';
import { AssertionEvidence } from './assertion-evidence';
import { EvidenceTable } from './evidence-table';

const views = [
  { value: 'all', label: t`All` },
  { value: 'proved', label: t`Checked or verified` },
  { value: 'reported', label: t`Only said` },
  { value: 'contradicted', label: t`Contradicted` },
] as const;
type View = (typeof views)[number]['value'];

const shows: Record<View, (piece: EvidenceWire) => boolean> = {
  all: () => true,
  proved: ({ strength }) => strength === 'checked' || strength === 'verified',
  reported: ({ strength }) => strength === 'reported' || strength === 'none',
  contradicted: ({ strength }) => strength === 'contradicted',
};

/** What is said and what is proved, assertion by assertion, and what supports none of them. */
export function EvidencePage({ missionId }: { missionId: string }) {
  const { slug } = useWorkspace();
  const [view, setView] = useState<View>('all');
  const query = useInfiniteQuery(evidenceQuery(slug, missionId));
  const assertions = useQuery(contractQuery(slug, missionId)).data?.coverage ?? [];
  return (
    <PageBody>
      <div className="px-4 py-3 md:px-5">
        <Segmented label="Which evidence" value={view} choices={views} onValueChange={setView} />
      </div>
      <Loaded query={query} what="The evidence" skeleton={<SkeletonRows label="Reading the evidence" />}>
        {({ items }) => {
          const shown = items.filter(shows[view]);
          const loose = shown.filter(({ assertion }) => !assertions.some(({ key }) => key === assertion));
          if (items.length === 0 && assertions.length === 0) return <NothingThere />;
          return (
            <div className="flex flex-col gap-6 pb-8">
              {assertions.map((assertion) => (
                <AssertionEvidence
                  key={assertion.key}
                  assertion={assertion}
                  pieces={shown.filter((piece) => piece.assertion === assertion.key)}
                  filtered={view !== 'all'}
                />
              ))}
              {loose.length > 0 && (
                <section aria-label="For no assertion">
                  <h2 className="px-4 pb-1.5 text-14 md:px-5">For no assertion</h2>
                  <EvidenceTable label="Evidence for no assertion" pieces={loose} />
                </section>
              )}
            </div>
          );
        }}
      </Loaded>
      {query.hasNextPage && (
        <p className="px-4 pb-6 md:px-5">
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Older evidence
          </Button>
        </p>
      )}
    </PageBody>
  );
}

const NothingThere = () => (
  <EmptyState title="Nothing has to be proved yet">
    The contract says by assertions what must be true in the end. What workers hand in for each of them stands here,
    what they say apart from what the server could check.
  </EmptyState>
);
