import { createTasks } from '../lib/tasks/commands.ts';
import { createTaskInput } from '../lib/tasks/schema.ts';
import { anAgent, aWorkspace, type TestAgent, type TestWorkspace } from '../test/factories.ts';
import { aRunningMission } from '../test/factories-governance.ts';

export type Field = { workspace: TestWorkspace; agents: TestAgent[]; missions: string[] };

/** How many tasks one call takes. */
const atOnce = 200;

/** A workspace with launched missions of ready tasks and agents that may take any number of them. */
export async function aField(given: { agents: number; missions: number; tasks: number }): Promise<Field> {
  const workspace = await aWorkspace();
  const agents: TestAgent[] = [];
  const scopes = ['read', 'work', 'plan'] as const;
  for (let made = 0; made < given.agents; made++)
    agents.push(await anAgent(workspace, { scopes: [...scopes], concurrencyLimit: 1000 }));
  const missions: string[] = [];
  for (let made = 0; made < given.missions; made++) {
    const { id } = await aRunningMission(workspace.owner);
    for (let left = given.tasks - 1; left > 0; left -= atOnce) {
      const tasks = Array.from({ length: Math.min(left, atOnce) }, (_, turn) => ({ title: `Task ${turn}` }));
      await createTasks(workspace.owner, createTaskInput.parse({ mission: id, tasks }));
    }
    missions.push(id);
  }
  return { workspace, agents, missions };
}
