import { missionKey } from '../client/live-updates';
import { readOptions } from '../client/read';
import { listHandoffItems } from './operations';

export const handoffItemsQuery = (workspace: string, mission: string) =>
  readOptions(listHandoffItems, { mission }, { workspace, queryKey: missionKey(workspace, mission, 'handoffs') });
