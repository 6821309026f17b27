import { mayCall, type Principal } from '@/lib/core/principal';
import { disposeHandoffItem } from './operations';

type Leftover = { leftById: string; disposition: string | null };

/** Anyone who plans or decides; an agent not on a leftover of its own, which it would be judging itself. */
export function canDispose(principal: Principal, leftover: Leftover): boolean {
  return leftover.disposition === null && mayCall(principal, disposeHandoffItem.access) && !isOwn(principal, leftover);
}

export const isOwn = (principal: Principal, { leftById }: Leftover): boolean =>
  principal.kind === 'agent' && leftById === principal.id;
