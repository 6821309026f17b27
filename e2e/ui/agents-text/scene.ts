import type { Operation } from '@/lib/core/operation';
import { aWorkspace } from '../../../test/factories';
import { writeCards } from './cards';
import { aCast, type Cast } from './cast';
import { writingOperations } from './fields';
import { type Plan, writePlan } from './plan';
import { type Templates, writeTemplates } from './templates';
import { type Work, writeWork } from './work';

export type Scene = { cast: Cast; plan: Plan; templates: Templates; work: Work };

/** A workspace in which agents have written hostile text into everything that they can write. */
export async function aScene(): Promise<Scene> {
  const cast = await aCast(await aWorkspace());
  const plan = await writePlan(cast);
  const templates = await writeTemplates(cast, plan.live);
  const work = await writeWork(cast, plan);
  await writeCards(cast);
  return { cast, plan, templates, work };
}

/** Whether workers and reviewers write the field, of which nothing is an instruction. */
export function isWorkersField(field: string): boolean {
  const operation = operationOf(field);
  return operation.access.who === 'workspace' && operation.access.scope !== 'plan';
}

function operationOf(field: string): Operation {
  const name = field.replace(/^late /, '').split(' ')[0];
  const found = writingOperations.find((operation) => operation.name === name);
  if (!found) throw new Error(`no operation has the field ${field}`);
  return found;
}
