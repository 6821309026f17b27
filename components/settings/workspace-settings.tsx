'use client';
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '@/components/layout/loaded';
import { DefinitionList } from '@/components/ui/definition-list';
import { Hash } from '@/components/ui/hash';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { Time } from '@/components/ui/time';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { workspaceQuery } from '@/lib/workspaces/queries';
import type { WorkspaceWire } from '@/lib/workspaces/schema';
import { PlannersSign } from './planners-sign';
import { Section } from './section';
import { WorkspaceNames } from './workspace-names';

export function WorkspaceSettings() {
  const { slug } = useWorkspace();
  const query = useQuery(workspaceQuery(slug));
  return (
    <Loaded query={query} what="The workspace" skeleton={<SettingsSkeleton />}>
      {(workspace) => (
        <>
          <Section
            title="Name and address"
            lead={workspace.can.update ? t`An old address goes on leading here.` : t`An owner can change them.`}
          >
            {workspace.can.update ? (
              <WorkspaceNames key={workspace.version} workspace={workspace} />
            ) : (
              <DefinitionList
                items={[
                  { term: t`Name`, value: workspace.name },
                  { term: t`Address`, value: `/${workspace.slug}`, figure: true },
                ]}
              />
            )}
          </Section>
          <Section title="Contracts" lead="A mission is launched under a contract that a person has signed.">
            <PlannersSign workspace={workspace} />
          </Section>
          <Facts workspace={workspace} />
        </>
      )}
    </Loaded>
  );
}

function Facts({ workspace }: { workspace: WorkspaceWire }) {
  return (
    <Section title="Facts">
      <DefinitionList
        items={[
          { term: t`Currency`, value: t`${workspace.currency}, for all budgets; it cannot be changed` },
          { term: t`Created`, value: <Time at={workspace.createdAt} as="instant" /> },
          { term: t`Id`, value: <Hash value={workspace.id} length={12} /> },
        ]}
      />
    </Section>
  );
}

const SettingsSkeleton = () => (
  <Loading label="Reading the workspace" className="flex max-w-[560px] flex-col gap-3 px-4 py-5 md:px-5">
    <Skeleton className="h-5 w-40" />
    <Skeleton className="h-8 w-full" />
    <Skeleton className="h-8 w-full" />
    <Skeleton className="mt-5 h-5 w-32" />
    <Skeleton className="h-6 w-full" />
  </Loading>
);
