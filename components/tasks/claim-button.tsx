'use client';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toaster';
import { keepLease } from '@/lib/client/held-leases';
import { useHotkeys } from '@/lib/client/hotkeys';
import { missionKey, taskKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import type { TaskView } from '@/lib/tasks/schema-view';
import { claimTask } from '@/lib/work/operations';

/** Claims the task for this person, through the same gate as any agent; the page then keeps the lease. */
export function ClaimButton({ task }: { task: TaskView }) {
  const { slug } = useWorkspace();
  const claim = useWrite(claimTask, {
    stale: () => [taskKey(slug, task.missionId, task.id), missionKey(slug, task.missionId, 'graph')],
    onDone: (answer) => {
      if (answer.task === null) {
        toast({ failed: true, title: `${task.key} was not claimed.`, description: answer.detail });
        return;
      }
      keepLease({
        workspace: slug,
        mission: task.missionId,
        task: task.id,
        attempt: answer.attempt.id,
        leaseToken: answer.leaseToken,
        leaseSeconds: answer.attempt.leaseSeconds,
      });
    },
    onFailed: (error) =>
      toast({ failed: true, title: `${task.key} was not claimed.`, description: `${error.message} ${error.next}` }),
  });
  const run = () => claim.mutate({ taskId: task.id });
  useHotkeys([{ keys: 'w', label: 'Claim the task and work on it', group: 'Inspector', run }]);
  return (
    <Button keys="w" busy={claim.isPending} onClick={run}>
      Claim
    </Button>
  );
}
