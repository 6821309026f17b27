import type { z } from 'zod';
import { listKey, missionKey } from '../client/live-updates';
import { readOptions } from '../client/read';
import { getMission, listMissions, listNotes } from './operations';
import type { listMissionsInput } from './schema-list';

export const missionsQuery = (workspace: string, filter: z.input<typeof listMissionsInput> = {}) =>
  readOptions(listMissions, filter, { workspace, queryKey: listKey(workspace, 'missions', filter), retain: true });

export const missionQuery = (workspace: string, mission: string) =>
  readOptions(getMission, { mission }, { workspace, queryKey: missionKey(workspace, mission, 'header') });

export const notesQuery = (workspace: string, mission: string, taskId?: string) =>
  readOptions(
    listNotes,
    { mission, ...(taskId && { taskId }) },
    { workspace, queryKey: missionKey(workspace, mission, 'notes', taskId) },
  );
