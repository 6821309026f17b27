import { listKey } from '../client/live-updates';
import { readOptions } from '../client/read';
import { getOverview } from './operations';

export const overviewQuery = (workspace: string) =>
  readOptions(getOverview, {}, { workspace, queryKey: listKey(workspace, 'overview') });
