import { missionKey } from '../client/live-updates';
import { readOptions } from '../client/read';
import { listBranches } from './operations';

export const branchesQuery = (workspace: string, mission: string) =>
  readOptions(listBranches, { mission }, { workspace, queryKey: missionKey(workspace, mission, 'state', 'branches') });
