import 'server-only';
import { getMission } from '@/lib/missions/data';
import { bind } from '@/lib/server/bind';
import * as blocking from './block';
import * as claiming from './claim';
import * as completing from './complete';
import { escalateTask as escalate } from './escalate';
import * as evidence from './evidence';
import * as exits from './exits';
import * as givingUp from './give-up';
import { listMyWork as readMyWork } from './mine';
import * as declared from './operations';

export const claimTask = bind(declared.claimTask, claiming.claimTask, {
  seconds: ({ waitSeconds }) => waitSeconds,
  isDone: ({ task }) => task !== null,
});
export const addEvidence = bind(declared.addEvidence, evidence.addEvidence);
export const completeTask = bind(declared.completeTask, completing.completeTask);
export const failTask = bind(declared.failTask, givingUp.failTask);
export const releaseTask = bind(declared.releaseTask, givingUp.releaseTask);
export const blockTask = bind(declared.blockTask, blocking.blockTask);
export const retryTask = bind(declared.retryTask, exits.retryTask);
export const skipTask = bind(declared.skipTask, exits.skipTask);
export const cancelTask = bind(declared.cancelTask, exits.cancelTask);
export const unblockTask = bind(declared.unblockTask, exits.unblockTask);
export const revokeAttempt = bind(declared.revokeAttempt, exits.revokeAttempt);
export const listMyWork = bind(declared.listMyWork, readMyWork);
export const escalateTask = bind(declared.escalateTask, async (tenant, input) =>
  getMission(tenant, await escalate(tenant, input)),
);
