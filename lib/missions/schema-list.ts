import { z } from 'zod';
import { pageInput } from '../core/pagination';
import { flag, principalId, timestamp } from '../core/schemas';
import { missionStatus, priority } from './schema';
import { missionSorts } from './values';

export const missionSort = z.enum(missionSorts);
export type MissionSort = z.infer<typeof missionSort>;

const statusFilter = z.union([missionStatus, z.enum(['open', 'active', 'ended', 'all'])]);
export const listMissionsInput = z.object({
  ...pageInput,
  status: z
    .union([statusFilter, z.array(statusFilter).max(7)])
    .optional()
    .describe('One or more statuses, or open, active, ended, all.'),
  project: z.string().max(120).optional(),
  pilotId: principalId.optional(),
  priority: priority.optional(),
  tag: z.string().max(60).optional(),
  search: z.string().max(200).optional().describe('Part of the name.'),
  updatedSince: timestamp.optional(),
  held: flag.optional().describe('true lists only missions with an open hold, false only those without.'),
  sort: missionSort
    .default('created')
    .describe(
      'created and updated: the latest first; name: from A; priority: the most urgent first; waiting: what waits for a person first, the latest first in both parts.',
    ),
  archived: flag.default(false).describe('true lists only archived missions.'),
  inbox: flag.default(false).describe('true includes the Inbox.'),
});
export type ListMissionsInput = z.infer<typeof listMissionsInput>;
