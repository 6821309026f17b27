import { t } from '@/lib/core/words';
import 'server-only';
import type { z } from 'zod';
import { freeTask } from '@/lib/attempts/sweep';
import { returnTask } from '@/lib/attempts/unsuccessful';
import { raiseItem } from '@/lib/attention/commands';
import type { Tenant } from '@/lib/server/tenant';
import { endOnce } from './ending';
import { releasesBeforeAttention } from './rules';
import type { failTaskInput, releaseTaskInput, TaskOutcome } from './schema';

/** Ends an attempt without success; it counts. The task is ready again or, with no attempt left, failed. */
export function failTask(tenant: Tenant, input: z.output<typeof failTaskInput>): Promise<TaskOutcome> {
  return endOnce(tenant, 'fail_task', input, async ({ change, task, end }) => {
    await end('failed');
    return returnTask(change, task.id, { event: 'task.attempt_failed', reason: input.reason });
  });
}

/** Gives the task back without counting the attempt; the third time in a row without progress a person looks. */
export function releaseTask(tenant: Tenant, input: z.output<typeof releaseTaskInput>): Promise<TaskOutcome> {
  return endOnce(tenant, 'release_task', input, async ({ change, task, attempt, end }) => {
    await end('released');
    const freed = await freeTask(change, task.id, 'task.released', input.reason);
    if (freed.releasesInRow >= releasesBeforeAttention)
      await raiseItem(change, {
        kind: 'worker_releasing',
        subjectId: task.id,
        taskId: task.id,
        attemptId: attempt.id,
        title: t`${task.key} was given back ${freed.releasesInRow} times in a row`,
        facts: { releases: freed.releasesInRow },
      });
    return freed;
  });
}
