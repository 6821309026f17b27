import { mayCall, mayDecide, type Principal, type Role } from '@/lib/core/principal';
import { proposeContract } from './operations';

const ended = ['complete', 'failed', 'cancelled'];

type Governed = { status: string; isInbox: boolean };

/** Whether the mission's contract can change at all: the Inbox has none, an ended mission's is history. */
export const isAmendable = ({ status, isInbox }: Governed): boolean => !isInbox && !ended.includes(status);

/** Owners sign; planners where the workspace says so; agents never (R7). */
export const signers = ({ plannersSign }: { plannersSign: boolean }): readonly Role[] =>
  plannersSign ? ['owner', 'planner'] : ['owner'];

export function canSign(principal: Principal, workspace: { plannersSign: boolean }): boolean {
  return mayDecide(principal, signers(workspace));
}

export function canPropose(principal: Principal, mission: Governed): boolean {
  return isAmendable(mission) && mayCall(principal, proposeContract.access);
}
