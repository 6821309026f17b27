'use client';
import { Button } from '@/components/ui/button';
import { useHotkeys } from '@/lib/client/hotkeys';
import { t } from '@/lib/core/words';
import type { TaskView } from '@/lib/tasks/schema-view';
import { useClaim } from './use-claim';

/** Claims this very task for this person. */
export function ClaimButton({ task }: { task: TaskView }) {
  const claim = useClaim(task.key);
  const run = () => claim.mutate({ taskId: task.id });
  useHotkeys([{ keys: 'w', label: t`Claim the task and work on it`, group: t`Inspector`, run }]);
  return (
    <Button keys="w" busy={claim.isPending} onClick={run}>
      Claim
    </Button>
  );
}
