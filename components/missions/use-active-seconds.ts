'use client';
import { useDisplay } from '@/lib/client/display';
import { useNow } from '@/lib/client/slow-clock';
import type { MissionView } from '@/lib/missions/schema';

/** Active time so far: what the server counted, and since then the shared slow clock while it runs. */
export function useActiveSeconds(mission: Pick<MissionView, 'activeSeconds' | 'activeSince' | 'serverTime'>): number {
  const nowMs = useNow(useDisplay().nowMs, 60_000);
  if (!mission.activeSince) return mission.activeSeconds;
  const sinceAnswer = Math.max(0, (nowMs - Date.parse(mission.serverTime)) / 1000);
  return mission.activeSeconds + Math.floor(sinceAnswer);
}
