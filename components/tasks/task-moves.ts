import { t } from '@/lib/core/words';
import type { TaskView } from '@/lib/tasks/schema-view';

/** What a person may do to a task by a decision of their own. */
export type TaskMove = 'retry' | 'skip' | 'cancel' | 'unblock' | 'revoke' | 'delete';
export type Dependents = 'cancel' | 'detach';

type Look = { verb: string; label: string; consequences: string[] };

const live = (task: TaskView) => task.attempts.find(({ outcome }) => outcome === 'running');

const stopLive = (task: TaskView): string[] => {
  const attempt = live(task);
  return attempt ? [t`${attempt.worker.name} is asked to stop and has 60 seconds to hand over.`] : [];
};

/** The question, the verb on the button, and what follows, worst first. */
export const moveLooks: Record<TaskMove, (task: TaskView) => Look> = {
  retry: (task) => ({
    verb: t`Retry`,
    label: t`Grant one more attempt`,
    consequences: [
      t`${task.attemptsUsed} of ${task.maxAttempts} attempts are used up; this grants one more, up to the contract’s limit.`,
      t`It is ready again at once.`,
    ],
  }),
  skip: (task) => ({
    verb: t`Skip`,
    label: t`Skip it`,
    consequences: [
      t`It ends without a result and cannot be taken up again.`,
      ...stopLive(task),
      task.dependents.length > 0 ? t`What waits for it goes on as if it were done.` : t`Nothing waits for it.`,
    ],
  }),
  cancel: (task) => ({
    verb: t`Cancel`,
    label: t`Cancel the task`,
    consequences: [t`It ends without a result and cannot be taken up again.`, ...stopLive(task)],
  }),
  unblock: () => ({
    verb: t`Unblock`,
    label: t`Unblock it`,
    consequences: [t`It goes back into the queue, and the next worker is told your reason.`],
  }),
  revoke: (task) => ({
    verb: t`Take back`,
    label: t`Take it back`,
    consequences: [
      t`${live(task)?.worker.name ?? t`Its worker`} loses the lease at once; whatever it still sends is refused and kept aside.`,
      t`The task goes back into the queue.`,
    ],
  }),
  delete: () => ({
    verb: t`Delete`,
    label: t`Delete it`,
    consequences: [
      t`It is gone for good, with its dependencies.`,
      t`The mission was never launched, so nothing was done in it.`,
    ],
  }),
};

export const isReasonNeeded = (move: TaskMove): boolean => move !== 'retry' && move !== 'delete';
