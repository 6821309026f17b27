import { missionKey } from '../client/live-updates';
import { readOptions } from '../client/read';
import { getLaunchReadiness } from './operations';

/** Asked again wherever it is shown: agents and tokens change it too, and their events name no mission. */
export const readinessQuery = (workspace: string, mission: string) => ({
  ...readOptions(
    getLaunchReadiness,
    { mission },
    { workspace, queryKey: missionKey(workspace, mission, 'readiness'), retain: true },
  ),
  staleTime: 0,
});
