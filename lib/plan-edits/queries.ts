import { missionKey } from '../client/live-updates';
import { readOptions } from '../client/read';
import { listPlanEdits } from './operations';

export const planEditsQuery = (workspace: string, mission: string) =>
  readOptions(
    listPlanEdits,
    { mission },
    { workspace, queryKey: missionKey(workspace, mission, 'edits'), retain: true },
  );
