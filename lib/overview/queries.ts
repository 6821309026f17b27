import { listKey } from '../client/live-updates';
import { readOptions } from '../client/read';
import { getOverview, getPulse, listLanes } from './operations';
import type { LaneWindow } from './values';

export const overviewQuery = (workspace: string) =>
  readOptions(getOverview, {}, { workspace, queryKey: listKey(workspace, 'overview') });

/** Days begin at the midnight of this browser. */
export const pulseQuery = (workspace: string) => {
  const offsetMinutes = -new Date().getTimezoneOffset();
  const queryKey = listKey(workspace, 'pulse', offsetMinutes);
  return readOptions(getPulse, { offsetMinutes }, { workspace, queryKey });
};

/** Of all agents, or of one; whatever makes the agents stale makes their lanes so. */
export const lanesQuery = (workspace: string, hours: LaneWindow, agent?: string) => {
  const queryKey = listKey(workspace, 'agents', 'lanes', hours, agent);
  return readOptions(listLanes, { hours, ...(agent && { agent }) }, { workspace, queryKey, retain: true });
};
