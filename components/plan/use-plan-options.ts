'use client';
import { useQuery } from '@tanstack/react-query';
import type { Option } from '@/components/ui/select';
import { agentsQuery } from '@/lib/agents/queries';
import { useWorkspace } from '@/lib/client/workspace-context';
import { contractQuery } from '@/lib/contracts/queries';
import { membersQuery } from '@/lib/members/queries';
import { graphQuery } from '@/lib/tasks/queries';

// A page of the longest kind; a workspace with more of them is found by search in the queue of agents.
const limit = 200;

/** Agents, and members who may work, to choose from. */
export function usePeople(): { agents: Option[]; members: Option[]; all: Option[] } {
  const { slug } = useWorkspace();
  const agents = useQuery(agentsQuery(slug, { limit })).data?.items ?? [];
  const members = useQuery(membersQuery(slug, { limit })).data?.items ?? [];
  const agentOptions = agents.map(({ id, name, kind }) => ({ value: id, label: name, note: `agent, ${kind}` }));
  const memberOptions = members
    .filter(({ role }) => role !== 'viewer')
    .map(({ id, name, role }) => ({ value: id, label: name, note: role }));
  return { agents: agentOptions, members: memberOptions, all: [...agentOptions, ...memberOptions] };
}

export type PlanOptions = { tasks: Option[]; milestones: Option[]; branches: Option[]; assertions: Option[] };

/** What a task of this mission may name: other tasks, milestones, branches, assertions. */
export function usePlanOptions(missionId: string, exceptTaskId?: string): PlanOptions {
  const { slug } = useWorkspace();
  const graph = useQuery(graphQuery(slug, missionId)).data;
  const contract = useQuery(contractQuery(slug, missionId)).data;
  const named = (items: readonly { id: string; name: string }[] = []) =>
    items.map(({ id, name }) => ({ value: id, label: name }));
  return {
    tasks: (graph?.nodes ?? [])
      .filter(({ id }) => id !== exceptTaskId)
      .map(({ id, key, title }) => ({ value: id, label: `${key} ${title}` })),
    milestones: named(graph?.milestones),
    branches: named(graph?.branches),
    assertions: (contract?.shown?.terms.assertions ?? []).map(({ key, statement }) => ({
      value: key,
      label: `${key} ${statement}`,
    })),
  };
}
