import 'server-only';
import { bind } from '@/lib/server/bind';
import * as commands from './commands';
import { getMission as readMission, listMissions as readMissions, listNotes as readNotes } from './data';
import * as declared from './operations';

export const createMission = bind(declared.createMission, async (tenant, input) =>
  readMission(tenant, await commands.createMission(tenant, input)),
);

export const listMissions = bind(declared.listMissions, readMissions);

export const getMission = bind(declared.getMission, (tenant, { mission }) => readMission(tenant, mission));

export const updateMission = bind(declared.updateMission, async (tenant, input) => {
  await commands.updateMission(tenant, input);
  return readMission(tenant, input.mission);
});

export const updateMissionProgress = bind(declared.updateMissionProgress, async (tenant, { mission, percent }) => {
  await commands.updateMissionProgress(tenant, mission, percent);
  return readMission(tenant, mission);
});

export const holdMission = bind(declared.holdMission, async (tenant, { mission, why }) => {
  await commands.holdMission(tenant, mission, why);
  return readMission(tenant, mission);
});

export const resumeMission = bind(declared.resumeMission, async (tenant, { mission, reason, why }) => {
  await commands.resumeMission(tenant, mission, reason, why);
  return readMission(tenant, mission);
});

export const archiveMission = bind(declared.archiveMission, async (tenant, { mission, archived }) => {
  await commands.archiveMission(tenant, mission, archived);
  return readMission(tenant, mission);
});

export const deleteMission = bind(declared.deleteMission, async (tenant, { mission }) => {
  await commands.deleteMission(tenant, mission);
  return null;
});

export const listNotes = bind(declared.listNotes, readNotes);
