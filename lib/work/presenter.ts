import type { Task } from '@/generated/prisma/client';
import type { TaskOutcome } from './schema';

type EndedAttempt = { id: string; number: number; outcome: string };

export function presentOutcome(task: Task, attempt: EndedAttempt | null): TaskOutcome {
  return {
    taskId: task.id,
    taskKey: task.key,
    status: task.status,
    attempt: attempt && { id: attempt.id, number: attempt.number, outcome: attempt.outcome },
    attemptsUsed: task.attemptsUsed,
    maxAttempts: task.maxAttempts + task.extraAttempts,
  };
}
