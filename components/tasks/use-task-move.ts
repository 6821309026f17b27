'use client';
import { toast } from '@/components/ui/toaster';
import { missionKey, taskKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { deleteTask } from '@/lib/tasks/operations';
import type { TaskView } from '@/lib/tasks/schema-view';
import { cancelTask, retryTask, revokeAttempt, skipTask, unblockTask } from '@/lib/work/operations';
import type { Dependents, TaskMove } from './task-moves';
import { useOpenTask } from './use-open-task';

type Given = { reason: string; dependents: Dependents | null; heir: string | null };

const said: Record<TaskMove, string> = {
  retry: t`is ready again`,
  skip: t`was skipped`,
  cancel: t`was cancelled`,
  unblock: t`is in the queue again`,
  revoke: t`was taken back`,
  delete: t`was deleted`,
};

/** Does a move; `error` is that of the last one that was refused. */
export function useTaskMove(task: TaskView, onClose: () => void) {
  const { slug } = useWorkspace();
  const { close } = useOpenTask();
  const settings = {
    stale: () => [
      taskKey(slug, task.missionId, task.id),
      missionKey(slug, task.missionId, 'graph'),
      missionKey(slug, task.missionId, 'tasks'),
      missionKey(slug, task.missionId, 'header'),
    ],
  };
  const retry = useWrite(retryTask, settings);
  const skip = useWrite(skipTask, settings);
  const cancel = useWrite(cancelTask, settings);
  const unblock = useWrite(unblockTask, settings);
  const revoke = useWrite(revokeAttempt, settings);
  const remove = useWrite(deleteTask, { ...settings, onDone: close });
  const writes: Record<TaskMove, (given: Given) => Promise<unknown>> = {
    retry: ({ reason }) => retry.mutateAsync({ task: task.id, reason }),
    skip: ({ reason }) => skip.mutateAsync({ task: task.id, reason }),
    cancel: ({ reason, dependents, heir }) =>
      cancel.mutateAsync({
        task: task.id,
        reason,
        ...(dependents && { dependents }),
        ...(heir && { takenOverBy: heir }),
      }),
    unblock: ({ reason }) => unblock.mutateAsync({ task: task.id, reason }),
    revoke: ({ reason }) => revoke.mutateAsync({ attempt: liveAttemptId(task), reason }),
    delete: () => remove.mutateAsync({ task: task.id }),
  };
  const run = async (move: TaskMove, given: Given) => {
    await writes[move](given);
    toast({ title: `${task.key} ${said[move]}.` });
    onClose();
  };
  const failed = [retry, skip, cancel, unblock, revoke, remove].find(({ error }) => error !== null);
  return { run, error: failed?.error ?? null };
}

const liveAttemptId = (task: TaskView): string => task.attempts.find(({ outcome }) => outcome === 'running')?.id ?? '';
