'use client';
import { toast } from '@/components/ui/toaster';
import { keepLease } from '@/lib/client/held-leases';
import { listKey, missionKey, taskKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { claimTask } from '@/lib/work/operations';

type Claimed = { id: string; missionId: string };

/**
 * Claims for this person through the same gate as any agent; this browser then keeps the lease. `what` stands in the
 * refusal: "T4", "Nothing".
 */
export function useClaim(what: string, onClaimed?: (task: Claimed) => void) {
  const { slug } = useWorkspace();
  const refuse = (description: string) => toast({ failed: true, title: t`${what} was not claimed.`, description });
  return useWrite(claimTask, {
    stale: (_, { task }) => [
      listKey(slug, 'work'),
      ...(task ? [taskKey(slug, task.missionId, task.id), missionKey(slug, task.missionId, 'graph')] : []),
    ],
    onDone: (answer) => {
      const { task } = answer;
      if (task === null) return void refuse(answer.detail);
      keepLease({
        workspace: slug,
        mission: task.missionId,
        task: task.id,
        attempt: answer.attempt.id,
        leaseToken: answer.leaseToken,
        leaseSeconds: answer.attempt.leaseSeconds,
      });
      onClaimed?.(task);
    },
    onFailed: (error) => refuse(`${error.message} ${error.next}`),
  });
}
