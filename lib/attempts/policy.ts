import type { Principal } from '@/lib/core/principal';
import { mayManage } from '@/lib/missions/policy';

/** A person who plans takes a running attempt back; it ends the lease at once. */
export function canRevoke(principal: Principal, attempt: { outcome: string }): boolean {
  return attempt.outcome === 'running' && mayManage(principal);
}
