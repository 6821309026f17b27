import 'server-only';
import { bind } from '@/lib/server/bind';
import * as data from './data';
import { readMissionCost } from './data-cost';
import { readMissionTimeline } from './data-timeline';
import { heartbeatTask as extendLease } from './heartbeat';
import { nudgeAttempt as nudge } from './nudge';
import * as declared from './operations';
import { reportProgress as writeProgress } from './progress';
import { reportUsage as bookUsage } from './usage';

export const heartbeatTask = bind(declared.heartbeatTask, extendLease);
export const reportProgress = bind(declared.reportProgress, writeProgress);
export const reportUsage = bind(declared.reportUsage, bookUsage);
export const nudgeAttempt = bind(declared.nudgeAttempt, nudge);
export const getAttempt = bind(declared.getAttempt, (tenant, { attempt }) => data.getAttempt(tenant, attempt));
export const listAttempts = bind(declared.listAttempts, data.listAttempts);
export const listOrphanReports = bind(declared.listOrphanReports, data.listOrphanReports);
export const getMissionCost = bind(declared.getMissionCost, readMissionCost);
export const getMissionTimeline = bind(declared.getMissionTimeline, (tenant, { mission }) =>
  readMissionTimeline(tenant, mission),
);
