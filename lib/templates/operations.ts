import { z } from 'zod';
import { operation } from '@/lib/core/operation';
import { allow, everyRole, planners } from '@/lib/core/principal';
import { missionView } from '@/lib/missions/schema';
import {
  createTemplateInput,
  duplicateMissionInput,
  examplesAnswer,
  getTemplateInput,
  instantiated,
  instantiateTemplateInput,
  listTemplatesInput,
  templatePage,
  templateView,
  updateTemplateInput,
} from './schema';

const read = allow(everyRole, 'read');
const plan = allow(planners, 'plan');
const planByPeople = allow(planners, 'plan', { agents: false });

export const listTemplates = operation({
  name: 'list_templates',
  title: 'List templates',
  description: 'Mission skeletons by name, with their parameters. Use before you plan a mission from nothing.',
  method: 'GET',
  path: '/templates',
  kind: 'read',
  access: read,
  input: listTemplatesInput,
  output: templatePage,
});

export const getMissionTemplate = operation({
  name: 'get_mission_template',
  title: 'Get a template',
  description: 'A template with its whole body and its versions; by id or name.',
  method: 'GET',
  path: '/templates/{template}',
  kind: 'read',
  access: read,
  input: getTemplateInput,
  output: templateView,
});

export const createMissionTemplate = operation({
  name: 'create_mission_template',
  title: 'Create a template',
  description: 'Stores a skeleton, as a body or from a mission, tried with sample values first.',
  method: 'POST',
  path: '/templates',
  kind: 'write',
  access: plan,
  creates: true,
  status: 201,
  input: createTemplateInput,
  output: templateView,
});

export const updateMissionTemplate = operation({
  name: 'update_mission_template',
  title: 'Edit a template',
  description: 'Stores the next version, or archives the template; missions keep their version.',
  method: 'PATCH',
  path: '/templates/{template}',
  kind: 'write',
  access: plan,
  ifMatch: true,
  input: updateTemplateInput,
  output: templateView,
});

export const instantiateTemplate = operation({
  name: 'instantiate_template',
  title: 'Use a template',
  description:
    'Creates a mission in plan from a template: brief, contract draft, milestones and tasks. dryRun shows it without creating.',
  method: 'POST',
  path: '/templates/{template}/instantiate',
  kind: 'write',
  access: plan,
  creates: true,
  status: 201,
  changedNothing: ({ dryRun }) => dryRun,
  input: instantiateTemplateInput,
  output: instantiated,
});

export const addExampleTemplates = operation({
  name: 'add_example_templates',
  title: 'Add the example templates',
  description: 'Adds the examples that come with the product, marked as such; those already here stay as they are.',
  method: 'POST',
  path: '/templates/examples',
  kind: 'write',
  access: plan,
  input: z.object({}),
  output: examplesAnswer,
});

export const removeExamples = operation({
  name: 'remove_examples',
  title: 'Remove the examples',
  description: 'Removes every example template, and every example mission on which nobody works just now.',
  method: 'DELETE',
  path: '/templates/examples',
  kind: 'destructive',
  access: planByPeople,
  input: z.object({}),
  output: examplesAnswer,
});

export const duplicateMission = operation({
  name: 'duplicate_mission',
  title: 'Duplicate a mission',
  description:
    'Creates a mission in plan with the same brief, contract terms as a draft, tasks and edges; nothing of what was done.',
  method: 'POST',
  path: '/missions/{mission}/duplicate',
  kind: 'write',
  access: plan,
  creates: true,
  status: 201,
  input: duplicateMissionInput,
  output: missionView,
});
