'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded } from '@/components/layout/loaded';
import { PageBody, PageHeader } from '@/components/layout/page-header';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { SectionTitle } from '@/components/ui/section-title';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { agentQuery } from '@/lib/agents/queries';
import type { AgentWire } from '@/lib/agents/schema';
import { useHotkeys } from '@/lib/client/hotkeys';
import { useWorkspace } from '@/lib/client/workspace-context';
import { termOf } from '@/lib/core/terms';
import { t } from '@/lib/core/words';
import { AgentFacts } from './agent-facts';
import { AgentLanes } from './agent-lanes';
import { AgentRecord } from './agent-record';
import { AgentTokens } from './agent-tokens';
import { AgentWork } from './agent-work';
import { ArchiveAgent } from './archive-agent';
import { EditAgentDialog } from './edit-agent-dialog';
import { Presence } from './presence';

export function AgentDetail({ id }: { id: string }) {
  const { slug } = useWorkspace();
  const query = useQuery(agentQuery(slug, id));
  return (
    <Loaded query={query} what="The agent" skeleton={<AgentSkeleton />}>
      {(agent) => <Agent agent={agent} />}
    </Loaded>
  );
}

function Agent({ agent }: { agent: AgentWire }) {
  const { slug } = useWorkspace();
  const [editing, setEditing] = useState(false);
  useHotkeys(agent.can.update ? [{ keys: 'e', label: t`Change the agent`, run: () => setEditing(true) }] : []);
  return (
    <>
      <PageHeader
        crumb={<Link href={`/${slug}/agents`}>Agents</Link>}
        title={<span className="figure">{agent.name}</span>}
        beside={
          <>
            <span>
              {termOf(agent.kind)}, {agent.harness}
            </span>
            <Presence agent={agent} />
          </>
        }
        actions={
          <>
            {agent.can.update && (
              <Button icon="edit" keys="e" onClick={() => setEditing(true)}>
                Change
              </Button>
            )}
            {agent.can.archive && <ArchiveAgent agent={agent} />}
          </>
        }
      />
      <PageBody>
        <div className="grid items-start gap-y-6 py-5 xl:grid-cols-[minmax(0,1fr)_300px]">
          <div className="flex min-w-0 flex-col gap-7">
            <AgentWork agent={agent} />
            <section aria-labelledby="agent-lanes">
              <SectionTitle id="agent-lanes" size="medium" className="px-4 md:px-5">
                Over time
              </SectionTitle>
              <AgentLanes key={agent.id} agent={agent.id} />
            </section>
            <AgentRecord agent={agent} />
            {agent.can.issueToken && <AgentTokens agent={agent} />}
          </div>
          <AgentFacts agent={agent} />
        </div>
      </PageBody>
      {editing && <EditAgentDialog agent={agent} onOpenChange={setEditing} />}
    </>
  );
}

function AgentSkeleton() {
  return (
    <>
      <PageHeader title={<Skeleton className="h-5 w-40" />} />
      <Loading label="Reading the agent" className="flex flex-col gap-3 px-4 py-5 md:px-5">
        <Skeleton className="h-4 w-24" />
        <Skeleton className="h-12 w-full max-w-xl" />
        <Skeleton className="mt-4 h-4 w-24" />
        <Skeleton className="h-24 w-full max-w-3xl" />
      </Loading>
    </>
  );
}
