'use client';
import { useQuery } from '@tanstack/react-query';
import type { Option } from '@/components/ui/select';
import { useWorkspace } from '@/lib/client/workspace-context';
import { graphQuery } from '@/lib/tasks/queries';

/** The tasks of a mission to choose from, by key and title, without the one that asks. */
export function useTaskOptions(missionId: string, exceptId?: string): Option[] {
  const { slug } = useWorkspace();
  const { data } = useQuery(graphQuery(slug, missionId));
  return (data?.nodes ?? [])
    .filter(({ id }) => id !== exceptId)
    .map(({ id, key, title }) => ({ value: id, label: `${key} ${title}` }));
}
