import { missionKey } from '../client/live-updates';
import { readOptions } from '../client/read';
import { getContract } from './operations';

/** The draft, else the contract in force; or one version of it. */
export const contractQuery = (workspace: string, mission: string, version?: number) =>
  readOptions(
    getContract,
    { mission, ...(version && { version }) },
    { workspace, queryKey: missionKey(workspace, mission, 'contract', version), retain: true },
  );
