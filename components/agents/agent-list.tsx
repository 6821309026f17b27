'use client';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { Loaded } from '@/components/layout/loaded';
import { PageBody, PageHeader } from '@/components/layout/page-header';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Segmented } from '@/components/ui/segmented';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Table, Th } from '@/components/ui/table';
import { agentsQuery } from '@/lib/agents/queries';
import type { AgentWire } from '@/lib/agents/schema';
import { useHotkeys } from '@/lib/client/hotkeys';
import { useAddress } from '@/lib/client/use-address';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { AgentLanes } from './agent-lanes';
import { AgentRow } from './agent-row';
import { CreateAgentDialog } from './create-agent-dialog';
import { Pager } from './pager';

const views = [
  { value: 'active', label: t`Active` },
  { value: 'lanes', label: t`Over time` },
  { value: 'archived', label: t`Archived` },
] as const;
type View = (typeof views)[number]['value'];

/** Who can work here besides people, what each holds now and when something last came of it, or what it did lately. */
export function AgentList() {
  const { me } = useWorkspace();
  const go = useAddress();
  const wanted = useSearchParams().get('show');
  const view = views.find(({ value }) => value === wanted)?.value ?? 'active';
  const [creating, setCreating] = useState(false);
  const mayCreate = me.role === 'owner' || me.role === 'planner';
  useHotkeys(mayCreate ? [{ keys: 'n', label: t`New agent`, run: () => setCreating(true) }] : []);
  const show = (next: View) => go({ show: next === 'active' ? null : next }, 'replace');
  const create = mayCreate && (
    <Button icon="plus" keys="n" onClick={() => setCreating(true)}>
      New agent
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Agents"
        beside={<Segmented label="What to see of the agents" value={view} onValueChange={show} choices={views} />}
        actions={create}
      />
      <PageBody>
        {view === 'lanes' ? <AgentLanes /> : <Pages key={view} archived={view === 'archived'} action={create} />}
      </PageBody>
      {creating && <CreateAgentDialog onOpenChange={setCreating} />}
    </>
  );
}

function Pages({ archived, action }: { archived: boolean; action: ReactNode }) {
  const { slug } = useWorkspace();
  const [cursor, setCursor] = useState<string | undefined>();
  const query = useQuery(agentsQuery(slug, { archived, cursor }));
  return (
    <Loaded query={query} what="The agents" skeleton={<SkeletonRows label="Reading the agents" />}>
      {({ items, nextCursor }) =>
        items.length === 0 ? (
          <NoAgents archived={archived} action={action} />
        ) : (
          <>
            <Agents agents={items} slug={slug} />
            <Pager cursor={cursor} nextCursor={nextCursor} onCursor={setCursor} />
          </>
        )
      }
    </Loaded>
  );
}

function Agents({ agents, slug }: { agents: readonly AgentWire[]; slug: string }) {
  return (
    <Table label="Agents">
      <thead>
        <tr>
          <Th>Agent</Th>
          <Th wide>Works on</Th>
          <Th wide>Holds</Th>
          <Th wide>Last progress</Th>
          <Th wide className="hidden xl:table-cell">
            Can
          </Th>
          <Th wide>Presence</Th>
        </tr>
      </thead>
      <tbody>
        {agents.map((agent) => (
          <AgentRow key={agent.id} agent={agent} slug={slug} />
        ))}
      </tbody>
    </Table>
  );
}

function NoAgents({ archived, action }: { archived: boolean; action: ReactNode }) {
  if (archived)
    return <EmptyState title="No agent is archived">Archived agents keep their name on what they did.</EmptyState>;
  return (
    <EmptyState title="No agents yet" action={action}>
      An agent is a program that takes tasks over MCP or HTTP: any harness, any model. Create one, mint a token for it,
      and paste what is shown with it to see it claim its first task. People can take tasks too.
    </EmptyState>
  );
}
