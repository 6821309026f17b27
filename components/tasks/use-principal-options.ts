'use client';
import { useQuery } from '@tanstack/react-query';
import type { Option } from '@/components/ui/select';
import { agentsQuery } from '@/lib/agents/queries';
import { useWorkspace } from '@/lib/client/workspace-context';
import { membersQuery } from '@/lib/members/queries';

/** Agents and people of the workspace, to be chosen by name. */
export function usePrincipalOptions(): Option[] {
  const { slug } = useWorkspace();
  const agents = useQuery(agentsQuery(slug, { limit: 200 }));
  const members = useQuery(membersQuery(slug, { limit: 200 }));
  return [
    ...(agents.data?.items ?? []).map(({ id, name, kind }) => ({ value: id, label: name, note: kind })),
    ...(members.data?.items ?? []).map(({ id, name, role }) => ({ value: id, label: name, note: role })),
  ];
}
