import { listKey } from '../client/live-updates';
import { readOptions } from '../client/read';
import { listMyWork } from './operations';

export const myWorkQuery = (workspace: string) =>
  readOptions(listMyWork, {}, { workspace, queryKey: listKey(workspace, 'work') });
