import 'server-only';
import { getMission } from '@/lib/missions/data';
import { bind } from '@/lib/server/bind';
import * as commands from './commands';
import { getReadiness } from './data';
import * as declared from './operations';

export const updateMissionStatus = bind(declared.updateMissionStatus, async (tenant, input) => {
  await commands.updateMissionStatus(tenant, input);
  return getMission(tenant, input.mission);
});

export const getLaunchReadiness = bind(declared.getLaunchReadiness, (tenant, { mission }) =>
  getReadiness(tenant, mission),
);
