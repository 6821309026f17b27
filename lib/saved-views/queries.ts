import { listKey } from '../client/live-updates';
import { readOptions } from '../client/read';
import { listSavedViews } from './operations';

export const savedViewsQuery = (workspace: string) =>
  readOptions(listSavedViews, {}, { workspace, queryKey: listKey(workspace, 'views') });
