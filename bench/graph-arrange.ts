import { encode } from 'next-auth/jwt';
import { createMilestone } from '../lib/milestones/commands.ts';
import { sessionCookieName, sessionMaxAgeSeconds, sessionSecret } from '../lib/server/session.ts';
import { createTasks } from '../lib/tasks/commands.ts';
import { createTaskInput } from '../lib/tasks/schema.ts';
import { aWorkspace, type TestWorkspace } from '../test/factories.ts';
import { aPlannedMission } from '../test/factories-governance.ts';

/** How many tasks one call takes. */
const atOnce = 200;
/** As many run side by side; each waits for one of the row before. */
const width = 10;

/** A planned mission of so many tasks in milestones of `grouped`, side by side in rows that wait for one another. */
export async function aGraph(count: number, grouped: number): Promise<{ workspace: TestWorkspace; mission: string }> {
  const workspace = await aWorkspace();
  const { owner } = workspace;
  const mission = await aPlannedMission(owner);
  const milestones: string[] = [];
  for (let made = 0; made < count; made += grouped)
    milestones.push(await createMilestone(owner, mission, { name: `Milestone ${milestones.length + 1}` }));
  for (let made = 0; made < count; made += atOnce) {
    const tasks = Array.from({ length: Math.min(atOnce, count - made) }, (_, turn) => {
      const number = made + turn;
      const milestoneId = milestones[Math.floor(number / grouped)] ?? null;
      return { title: `Task ${number}`, milestoneId, dependsOn: number < width ? [] : [`T${number - width}`] };
    });
    await createTasks(owner, createTaskInput.parse({ mission, tasks }));
  }
  return { workspace, mission };
}

export async function cookieOf({ owner }: TestWorkspace): Promise<{ name: string; value: string }> {
  const token = { sub: owner.principal.userId, sessionVersion: 1 };
  const value = await encode({ token, secret: sessionSecret(), maxAge: sessionMaxAgeSeconds });
  return { name: sessionCookieName(), value };
}
