'use client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loaded } from '@/components/layout/loaded';
import { PageBody } from '@/components/layout/page-header';
import { EmptyState } from '@/components/ui/empty-state';
import { PrincipalName } from '@/components/ui/principal-name';
import { SectionTitle } from '@/components/ui/section-title';
import { SkeletonRows } from '@/components/ui/skeleton';
import { missionCostQuery } from '@/lib/attempts/queries';
import type { MissionCost } from '@/lib/attempts/schema-cost';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { CostBurn } from './cost-burn';
import { CostDays } from './cost-days';
import { CostSums } from './cost-sums';
import { CostTable } from './cost-table';
import { CostTasks } from './cost-tasks';

/** Where money and tokens went, against the budget: every picture with its table. */
export function CostPage({ missionId }: { missionId: string }) {
  const { slug } = useWorkspace();
  const query = useQuery(missionCostQuery(slug, missionId));
  return (
    <PageBody>
      <Loaded query={query} what="The cost" skeleton={<SkeletonRows label="Reading the cost" />}>
        {(cost) => (cost.workers.length === 0 ? <NothingSpent /> : <Cost cost={cost} />)}
      </Loaded>
    </PageBody>
  );
}

function Cost({ cost }: { cost: MissionCost }) {
  const { currency } = cost;
  return (
    <>
      <CostSums cost={cost} />
      <Part title="Burn" aside="spent in all, by time">
        <CostBurn cost={cost} />
      </Part>
      <div className="grid xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div className="min-w-0 border-line xl:border-r">
          <Part title="By day" aside="days of this browser">
            <CostDays days={cost.days} currency={currency} />
          </Part>
          <Part title="By model">
            <CostTable
              label="Cost by model"
              first="Model"
              currency={currency}
              rows={cost.models.map((row) => ({ ...row, id: row.model, name: row.model }))}
            />
          </Part>
          <Part title="By worker">
            <CostTable
              label="Cost by worker"
              first="Worker"
              currency={currency}
              rows={cost.workers.map(({ worker, ...row }) => ({
                ...row,
                id: worker.id,
                name: <PrincipalName {...worker} />,
              }))}
            />
          </Part>
        </div>
        <Part title="By task" aside={cost.rest.tasks > 0 ? t`the dearest` : undefined}>
          <CostTasks cost={cost} />
        </Part>
      </div>
    </>
  );
}

type PartProps = { title: string; aside?: string | undefined; children: ReactNode };

function Part({ title, aside, children }: PartProps) {
  return (
    <section aria-label={title} className="min-w-0 border-line border-b pt-4 pb-3">
      <SectionTitle size="medium" aside={aside} className="px-4 md:px-5">
        {title}
      </SectionTitle>
      {children}
    </section>
  );
}

const NothingSpent = () => (
  <EmptyState title="Nothing was spent">
    Workers report running totals of money and tokens per model. As soon as one does, it stands here by day, model,
    worker and task, against the budget of the contract.
  </EmptyState>
);
