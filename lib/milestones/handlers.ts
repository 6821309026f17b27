import 'server-only';
import { bind } from '@/lib/server/bind';
import { listMilestones as readMilestones } from './data';
import * as declared from './operations';

export const listMilestones = bind(declared.listMilestones, async (tenant, { mission }) => ({
  items: await readMilestones(tenant, mission),
  nextCursor: null,
}));
