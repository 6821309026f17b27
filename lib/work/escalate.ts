import 'server-only';
import type { z } from 'zod';
import { wrongState } from '@/lib/core/errors';
import { holdStill } from '@/lib/missions/change';
import { addNote, createMission } from '@/lib/missions/commands';
import { getMissionRow } from '@/lib/missions/data';
import { createMissionInput } from '@/lib/missions/schema';
import { transaction } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { getTaskRow } from '@/lib/tasks/data';
import { isUnstarted } from '@/lib/tasks/rules';
import { blockTask } from './block';
import type { escalateTaskInput } from './schema';

type Input = z.output<typeof escalateTaskInput>;

/**
 * Makes a mission in plan of a task that outgrew itself, and tells the task so. Until `checkBy` the task waits for it,
 * with whoever asks looking after the wait; without it the task stays as it is. All of it or nothing.
 */
export function escalateTask(tenant: Tenant, input: Input): Promise<string> {
  return transaction(async (tx) => {
    const { missionId } = await getTaskRow(tenant, input.task);
    await holdStill(tx, [missionId]);
    const task = await getTaskRow(tenant, input.task);
    if (!isUnstarted(task.status))
      throw wrongState(
        `${task.key} is ${task.status.replace('_', ' ')}.`,
        'Take it back with revoke_attempt first, or create a mission of its own.',
        { taskStatus: task.status },
      );
    const { project, priority } = await getMissionRow(tenant, missionId);
    const { name, brief, checkBy } = input;
    const mission = createMissionInput.parse({ name, brief, project, priority, status: 'plan' });
    const created = await createMission(tenant, mission);
    // A name that an agent gave stands in no sentence of ours (R15).
    const text = `It became the mission ${tenant.principal.kind === 'agent' ? created : `“${name}” (${created})`}.`;
    await addNote(tenant, missionId, { taskId: task.id, text });
    const owner = tenant.principal.id;
    if (checkBy) await blockTask(tenant, { task: task.id, kind: 'outside', reason: text, owner, checkBy });
    return created;
  });
}
