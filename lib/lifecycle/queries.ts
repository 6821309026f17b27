import { missionKey } from '../client/live-updates';
import { readOptions } from '../client/read';
import { getLaunchReadiness } from './operations';

export const readinessQuery = (workspace: string, mission: string) =>
  readOptions(
    getLaunchReadiness,
    { mission },
    { workspace, queryKey: missionKey(workspace, mission, 'readiness'), retain: true },
  );
