'use client';
import { useQuery } from '@tanstack/react-query';
import { useWorkspace } from '@/lib/client/workspace-context';
import { missionQuery } from '@/lib/missions/queries';
import type { MissionView } from '@/lib/missions/schema';

/** The mission around a page of it; the frame has read it before the page is shown. */
export function useMissionOf(missionId: string): MissionView | undefined {
  const { slug } = useWorkspace();
  return useQuery(missionQuery(slug, missionId)).data;
}
