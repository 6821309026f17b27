import 'server-only';
import { getMission } from '@/lib/missions/data';
import { bind } from '@/lib/server/bind';
import * as commands from './commands';
import { getTemplate, listTemplates as readTemplates } from './data';
import * as examples from './examples';
import * as declared from './operations';

export const listTemplates = bind(declared.listTemplates, readTemplates);

export const getMissionTemplate = bind(declared.getMissionTemplate, (tenant, { template, version }) =>
  getTemplate(tenant, template, version),
);

export const createMissionTemplate = bind(declared.createMissionTemplate, async (tenant, input) =>
  getTemplate(tenant, await commands.createTemplate(tenant, input)),
);

export const updateMissionTemplate = bind(declared.updateMissionTemplate, async (tenant, input) =>
  getTemplate(tenant, await commands.updateTemplate(tenant, input)),
);

export const instantiateTemplate = bind(declared.instantiateTemplate, async (tenant, input) => ({
  dryRun: input.dryRun,
  ...(await commands.instantiateTemplate(tenant, input)),
}));

export const addExampleTemplates = bind(declared.addExampleTemplates, (tenant) => examples.addExamples(tenant));

export const removeExamples = bind(declared.removeExamples, (tenant) => examples.removeExamples(tenant));

export const duplicateMission = bind(declared.duplicateMission, async (tenant, { mission, name }) =>
  getMission(tenant, await commands.duplicateMission(tenant, mission, name)),
);
