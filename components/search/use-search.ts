'use client';
import { useQuery } from '@tanstack/react-query';
import { useDebounced } from '@/lib/client/use-debounced';
import { useWorkspace } from '@/lib/client/workspace-context';
import { searchQuery } from '@/lib/search/queries';
import type { SearchKind } from '@/lib/search/schema';

/** Short enough to feel at once, long enough that a word being typed is asked for once. */
const restMs = 150;

/** What is found for the words as they are typed. One letter alone finds too much to mean anything. */
export function useSearch(typed: string, { kind, limit }: { kind?: SearchKind | undefined; limit: number }) {
  const { slug } = useWorkspace();
  const q = useDebounced(typed.trim(), restMs);
  const enabled = q.length > 1;
  const query = useQuery({ ...searchQuery(slug, { q, limit, ...(kind && { kind }) }), enabled });
  return { ...query, q, data: enabled ? query.data : undefined };
}
