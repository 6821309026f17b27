import type { z } from 'zod';
import { missionKey } from '../client/live-updates';
import { readOptions } from '../client/read';
import { listMissionEvents } from './operations';
import type { listMissionEventsInput } from './schema';

export const missionEventsQuery = (workspace: string, input: z.input<typeof listMissionEventsInput>) =>
  readOptions(listMissionEvents, input, {
    workspace,
    queryKey: missionKey(workspace, input.mission, 'events', input),
    retain: true,
  });
