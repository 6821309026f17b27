import 'server-only';
import { bind } from '@/lib/server/bind';
import * as commands from './commands';
import { getMilestone, listMilestones as readMilestones } from './data';
import * as declared from './operations';

export const createMilestone = bind(declared.createMilestone, async (tenant, { mission, ...given }) =>
  getMilestone(tenant, await commands.createMilestone(tenant, mission, given)),
);

export const listMilestones = bind(declared.listMilestones, async (tenant, { mission }) => ({
  items: await readMilestones(tenant, mission),
  nextCursor: null,
}));

export const updateMilestone = bind(declared.updateMilestone, async (tenant, { milestone, ...given }) => {
  await commands.updateMilestone(tenant, milestone, given);
  return getMilestone(tenant, milestone);
});

export const deleteMilestone = bind(declared.deleteMilestone, async (tenant, { milestone }) => {
  await commands.deleteMilestone(tenant, milestone);
  return null;
});
