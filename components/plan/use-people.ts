'use client';
import { useQuery } from '@tanstack/react-query';
import type { Option } from '@/components/ui/select';
import { agentsQuery } from '@/lib/agents/queries';
import { useWorkspace } from '@/lib/client/workspace-context';
import { membersQuery } from '@/lib/members/queries';

// The longest page there is; who is beyond it is found on the page of agents or members.
const limit = 200;

/** Agents, and members who may work, to choose from. */
export function usePeople(): { agents: Option[]; all: Option[] } {
  const { slug } = useWorkspace();
  const agents = (useQuery(agentsQuery(slug, { limit })).data?.items ?? []).map(({ id, name, kind }) => ({
    value: id,
    label: name,
    note: kind,
  }));
  const members = (useQuery(membersQuery(slug, { limit })).data?.items ?? [])
    .filter(({ role }) => role !== 'viewer')
    .map(({ id, name, role }) => ({ value: id, label: name, note: role }));
  return { agents, all: [...agents, ...members] };
}
