import { listKey } from '@/lib/client/live-updates';
import { readOptions } from '@/lib/client/read';
import { getWorkspace, listWorkspaces } from './operations';

export const workspaceQuery = (workspace: string) =>
  readOptions(getWorkspace, {}, { workspace, queryKey: listKey(workspace, 'workspace') });

/** All of a person's workspaces, for switching; more than a page of them nobody switches through. */
export const myWorkspacesQuery = (workspace: string) =>
  readOptions(listWorkspaces, { limit: 200 }, { workspace, queryKey: listKey(workspace, 'workspace', 'mine') });
