import {
  createMissionTemplate,
  duplicateMission,
  instantiateTemplate,
  updateMissionTemplate,
} from '@/lib/templates/operations';
import { make } from '../../world';
import type { Cast } from './cast';
import { words } from './fill';
import { evidenceRule, inputs, terms } from './plan';

export type Templates = {
  names: string[];
  /** Made from a template whose parameters an agent filled in. */
  instantiated: string;
};

const parameter = { choices: undefined, required: false };
const body = {
  format: 1,
  parameters: [
    { ...parameter, name: 'a', type: 'text', default: words },
    { ...parameter, name: 'b', type: 'list', default: [words] },
    { ...parameter, name: 'c', type: 'choice', default: undefined, choices: words },
  ],
  mission: { inputs, pilotId: undefined },
  contract: { ...terms, assertions: [{ statement: words }] },
  milestones: [{ ref: 'M1' }],
  branches: [{ ref: 'B1' }],
  tasks: [{ ref: 'T0', milestone: 'M1', branch: 'B1', fulfils: ['A1'], ...evidenceRule }],
};
const filledIn = {
  ...{ format: 1, title: 'Filled in', summary: 'By an agent.' },
  parameters: [
    { name: 'a', type: 'text' },
    { name: 'b', type: 'list' },
  ],
  mission: { name: 'Filled in', brief: '{{a}}\n\n{{b}}' },
  tasks: [{ ref: 'T0', title: 'one' }],
};

/** What a planning agent may write of templates, and missions made from them. */
export async function writeTemplates(cast: Cast, mission: string): Promise<Templates> {
  const { attack } = cast.attacker;
  const pilot = cast.pilot.caller;
  const [made, changed, used] = ['made', 'changed', 'used'].map((word) => `${word}-${cast.slug}`);
  await attack(createMissionTemplate, { name: made, body, fromMissionId: undefined }, pilot);
  await make(createMissionTemplate, { name: changed, fromMissionId: mission }, pilot);
  await attack(updateMissionTemplate, { template: changed, body }, pilot);
  await make(createMissionTemplate, { name: used, body: filledIn }, pilot);
  const given = { template: used, parameters: { a: words, b: [words] } };
  const { missionId } = await attack<{ missionId: string }>(instantiateTemplate, given, pilot);
  await attack(duplicateMission, { mission }, pilot);
  return { names: [made ?? '', changed ?? ''], instantiated: missionId };
}
