import type { TaskView } from '@/lib/tasks/schema-view';

/** What a person may do to a task by a decision of their own. */
export type TaskMove = 'retry' | 'skip' | 'cancel' | 'unblock' | 'revoke' | 'delete';
export type Dependents = 'cancel' | 'detach';

type Look = { verb: string; label: string; consequences: string[] };

const live = (task: TaskView) => task.attempts.find(({ outcome }) => outcome === 'running');

const stopLive = (task: TaskView): string[] => {
  const attempt = live(task);
  return attempt ? [`${attempt.worker.name} is asked to stop and has 60 seconds to hand over.`] : [];
};

/** The question, the verb on the button, and what follows, worst first. */
export const moveLooks: Record<TaskMove, (task: TaskView) => Look> = {
  retry: (task) => ({
    verb: 'Retry',
    label: 'Grant one more attempt',
    consequences: [
      `${task.attemptsUsed} of ${task.maxAttempts} attempts are used up; this grants one more, up to the contract’s limit.`,
      'It is ready again at once.',
    ],
  }),
  skip: (task) => ({
    verb: 'Skip',
    label: 'Skip it',
    consequences: [
      'It ends without a result and cannot be taken up again.',
      ...stopLive(task),
      task.dependents.length > 0 ? 'What waits for it goes on as if it were done.' : 'Nothing waits for it.',
    ],
  }),
  cancel: (task) => ({
    verb: 'Cancel',
    label: 'Cancel the task',
    consequences: ['It ends without a result and cannot be taken up again.', ...stopLive(task)],
  }),
  unblock: () => ({
    verb: 'Unblock',
    label: 'Unblock it',
    consequences: ['It goes back into the queue, and the next worker is told your reason.'],
  }),
  revoke: (task) => ({
    verb: 'Take back',
    label: 'Take it back',
    consequences: [
      `${live(task)?.worker.name ?? 'Its worker'} loses the lease at once; whatever it still sends is refused and kept aside.`,
      'The task goes back into the queue.',
    ],
  }),
  delete: () => ({
    verb: 'Delete',
    label: 'Delete it',
    consequences: [
      'It is gone for good, with its dependencies.',
      'The mission was never launched, so nothing was done in it.',
    ],
  }),
};

export const isReasonNeeded = (move: TaskMove): boolean => move !== 'retry' && move !== 'delete';
