import { addExampleTemplates, createMissionTemplate, updateMissionTemplate } from '@/lib/templates/operations';
import type { World } from '../../world';
import { aRun, make } from '../../world';
import { type Entry, never, planners, wrong } from './entry';

export const someTemplate = {
  format: 1,
  title: 'Write and check a page',
  summary: 'One page, written and checked.',
  parameters: [{ name: 'writer', type: 'principal', required: false }],
  mission: { name: 'A page', brief: 'Write the page.', pilotId: '{{writer}}' },
  tasks: [
    { ref: 'T0', title: 'Write' },
    { ref: 'T1', title: 'Check', dependsOn: ['T0'] },
  ],
};

const aTemplate = async (world: World, name = `of-${world.slug}`): Promise<string> => {
  await make(createMissionTemplate, { name, body: someTemplate }, world.owner);
  return name;
};

export const templates: Record<string, Entry> = {
  add_example_templates: {
    may: planners,
    works: () => ({ input: {} }),
    wrongState: never('examples that are there already are left as they are'),
  },
  create_mission_template: {
    may: planners,
    works: async (world) => ({ input: { name: `from-${world.slug}`, fromMissionId: (await aRun(world)).mission } }),
    wrongState: wrong('conflict', async (world) => ({
      input: { name: await aTemplate(world, `twice-${world.slug}`), body: someTemplate },
    })),
  },
  duplicate_mission: {
    may: planners,
    works: async (world) => ({ input: { mission: (await aRun(world)).mission, name: 'Again' } }),
    wrongState: wrong('wrong_state', (world) => ({ input: { mission: world.workspace.inboxId } })),
  },
  instantiate_template: {
    may: planners,
    works: async (world) => ({
      input: { template: await aTemplate(world, `use-${world.slug}`), parameters: { writer: world.workerAgent.id } },
    }),
    wrongState: wrong('wrong_state', async (world) => {
      const template = await aTemplate(world, `gone-${world.slug}`);
      await make(updateMissionTemplate, { template, archived: true }, world.owner);
      return { input: { template } };
    }),
  },
  remove_examples: {
    may: planners,
    peopleOnly: true,
    works: async (world) => {
      await make(addExampleTemplates, {}, world.owner);
      return { input: {} };
    },
    wrongState: never('where there are none, none are removed'),
  },
  update_mission_template: {
    may: planners,
    works: async (world) => ({
      input: { template: await aTemplate(world, `edit-${world.slug}`), body: someTemplate, expectedVersion: 1 },
    }),
    wrongState: never('a template has no states; a stale version is version_mismatch'),
  },
};
