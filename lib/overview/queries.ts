import { listKey } from '../client/live-updates';
import { readOptions } from '../client/read';
import { getOverview, getPulse } from './operations';

export const overviewQuery = (workspace: string) =>
  readOptions(getOverview, {}, { workspace, queryKey: listKey(workspace, 'overview') });

/** Days begin at the midnight of this browser. */
export const pulseQuery = (workspace: string) => {
  const offsetMinutes = -new Date().getTimezoneOffset();
  const queryKey = listKey(workspace, 'pulse', offsetMinutes);
  return readOptions(getPulse, { offsetMinutes }, { workspace, queryKey });
};
