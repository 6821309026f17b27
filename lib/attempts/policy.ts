import { allow, mayCall, type Principal, planners } from '@/lib/core/principal';

/** Planners and owners steer any mission; an agent only the one that it pilots, with a token that may plan. */
export function canSteer(principal: Principal, mission: { pilotId: string | null }): boolean {
  if (principal.kind === 'agent' && principal.id !== mission.pilotId) return false;
  return mayCall(principal, allow(planners, 'plan'));
}

/** Taking a running attempt back ends its lease at once. */
export function canRevoke(
  principal: Principal,
  attempt: { outcome: string; mission: { pilotId: string | null } },
): boolean {
  return attempt.outcome === 'running' && canSteer(principal, attempt.mission);
}
