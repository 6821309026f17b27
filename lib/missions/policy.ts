import { allow, deciders, mayCall, mayDecide, type Principal, planners } from '@/lib/core/principal';
import { isActive, isEnded, mayMove } from './rules';
import type { MissionCan, MissionStatus } from './schema';

/** What decisions about a mission look at. */
export type MissionFacts = {
  status: MissionStatus;
  isInbox: boolean;
  isExample: boolean;
  launchedAt: Date | null;
  liveAttempts: number;
  openHolds: number;
  sealDueAt: Date | null;
};

/** Planners and owners, and agents whose token may plan. */
export const mayPlan = (principal: Principal): boolean => mayCall(principal, allow(planners, 'plan'));

/** A person who plans, deciding: launching, ending, reopening and resuming. Never an agent's word, nor a planning token's. */
export const maySteer = (principal: Principal): boolean => mayDecide(principal, planners);

/** A person who plans, clearing up: taking a task back, deleting what never ran. */
export const mayManage = (principal: Principal): boolean =>
  mayCall(principal, allow(planners, 'plan', { agents: false })) && principal.kind === 'member';

export const mayHold = (principal: Principal): boolean =>
  mayCall(principal, allow(deciders, 'plan', { agents: false })) && principal.kind === 'member';

export const canEdit = (principal: Principal, mission: MissionFacts): boolean =>
  mayPlan(principal) && !isEnded(mission.status);

/** Ended or never launched missions; the Inbox stands for ever. */
export const isArchivable = (mission: MissionFacts): boolean => !mission.isInbox && !isActive(mission.status);

/** Never launched ones, and examples on which nobody works. */
export const isDeletable = (mission: MissionFacts): boolean =>
  !mission.isInbox && (mission.launchedAt === null || (mission.isExample && mission.liveAttempts === 0));

export function missionCan(principal: Principal, mission: MissionFacts, plannersSign: boolean): MissionCan {
  const { status } = mission;
  const moves = (move: Parameters<typeof mayMove>[1]) =>
    maySteer(principal) && !mission.isInbox && mayMove(status, move);
  const edit = canEdit(principal, mission);
  return {
    edit,
    plan: mayPlan(principal) && mayMove(status, 'plan'),
    launch: moves('execute'),
    hold: mayHold(principal) && isActive(status) && !mission.isInbox,
    resume: maySteer(principal) && isActive(status) && mission.openHolds > 0,
    complete: moves('complete'),
    fail: moves('failed'),
    cancel: moves('cancelled'),
    reopen: moves('reopen') && mission.sealDueAt === null,
    archive: mayPlan(principal) && isArchivable(mission),
    delete: mayManage(principal) && isDeletable(mission),
    addTasks: edit,
    proposeContract: edit && !mission.isInbox,
    signContract: !mission.isInbox && !isEnded(status) && mayDecide(principal, plannersSign ? planners : ['owner']),
  };
}
