import type { Principal } from '@/lib/core/principal';
import { isEnded } from '@/lib/missions/rules';
import type { MissionStatus } from '@/lib/missions/schema';
import { mayDirect } from '@/lib/tasks/policy';

export type StateMission = { status: MissionStatus; pilotId: string | null };

/** Without a lease: people, and the agent that pilots the mission. */
export function canRecordFreely(principal: Principal, mission: StateMission): boolean {
  return principal.kind === 'member' || principal.id === mission.pilotId;
}

export function canUpdate(principal: Principal, mission: StateMission): boolean {
  return !isEnded(mission.status) && mayDirect(principal, mission.pilotId);
}
