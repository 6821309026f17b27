import { allow, mayCall, mayPilot, type Principal, reviewers } from '@/lib/core/principal';
import { mayManage, mayPlan } from '@/lib/missions/policy';
import { isEnded, isLaunched } from '@/lib/missions/rules';
import type { MissionStatus } from '@/lib/missions/schema';
import { isOpen, isUnstarted } from './rules';
import type { TaskStatus } from './schema';
import type { TaskCan } from './schema-view';

/** What decisions about a task look at. */
export type TaskFacts = {
  status: TaskStatus;
  ready: boolean;
  assignedTo: readonly string[];
  /** Who holds its latest attempt, or held it. */
  workerId: string | null;
  /** Whoever worked on a task that this one excludes. */
  excluded: boolean;
  mission: { status: MissionStatus; pilotId: string | null; openHolds: number };
};

/** A planner, an owner, an agent that may plan, or the mission's pilot. */
export function mayDirect(principal: Principal, pilotId: string | null): boolean {
  return mayPlan(principal) || (principal.id === pilotId && mayPilot(principal));
}

/** The best guess of a page; the gate of claim_task decides. */
export function mayClaim(principal: Principal, task: TaskFacts): boolean {
  const { mission } = task;
  const free = task.ready && task.status === 'todo' && mission.status === 'execute' && mission.openHolds === 0;
  const meant = task.assignedTo.length === 0 || task.assignedTo.includes(principal.id);
  const works = mayCall(principal, allow(['owner', 'planner', 'reviewer'], 'work'));
  return free && meant && works && !task.excluded;
}

export function taskCan(principal: Principal, task: TaskFacts): TaskCan {
  const { status, mission } = task;
  const living = !isEnded(mission.status);
  const plans = living && mayPlan(principal);
  const directs = living && mayDirect(principal, mission.pilotId);
  return {
    edit: plans && status !== 'cancelled' && status !== 'skipped',
    editStructure: plans && isUnstarted(status),
    claim: mayClaim(principal, task),
    review: status === 'review' && principal.id !== task.workerId && mayCall(principal, allow(reviewers, 'review')),
    retry: plans && status === 'failed',
    skip: directs && isOpen(status),
    cancel: directs && isOpen(status),
    unblock: directs && status === 'blocked',
    revoke: living && mayManage(principal) && status === 'in_progress',
    supersede: plans && status !== 'in_progress',
    delete: plans && !isLaunched(mission.status),
  };
}
