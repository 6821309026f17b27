import 'server-only';
import type { Task } from '@/generated/prisma/client';
import { getTaskMissionId } from '@/lib/attempts/data';
import { endAttempt } from '@/lib/attempts/end';
import { findHeldAttempt, type HeldAttempt, ownAttempt, refuseLost } from '@/lib/attempts/lease';
import { bodyOf } from '@/lib/attempts/orphans';
import type { AttemptOutcome, Handoff } from '@/lib/attempts/schema';
import { freeTask } from '@/lib/attempts/sweep';
import { canonicalJson } from '@/lib/core/canonical-json';
import type { MissionChange } from '@/lib/missions/change';
import { isEnded } from '@/lib/missions/rules';
import { sha256Hex } from '@/lib/server/hash';
import type { Tenant } from '@/lib/server/tenant';
import { changeGraph } from '@/lib/tasks/graph-change';
import { keepLeftovers } from './leftovers';
import { presentOutcome } from './presenter';
import type { TaskOutcome } from './schema';

export type Verb = 'complete_task' | 'fail_task' | 'release_task' | 'block_task';
type EndingInput = { task: string; leaseToken: string; handoff?: Handoff | undefined; reason?: string };

/** An attempt under its lease, about to end by this verb. */
export type Ending = {
  change: MissionChange;
  task: Task;
  attempt: HeldAttempt;
  /** Ends the attempt with its handoff and leftovers; call it once. */
  end(outcome: Exclude<AttemptOutcome, 'running' | 'lost' | 'rejected'>): Promise<void>;
};

/**
 * Ends an attempt by one verb, once: the same attempt, verb and body get the first answer again, which is judged before
 * the lease (R5). A task that was cancelled or skipped meanwhile, or whose mission ended, takes the handoff and no more.
 */
export async function endOnce(
  tenant: Tenant,
  verb: Verb,
  input: EndingInput,
  work: (ending: Ending) => Promise<Task>,
  keepMore: (ending: Ending) => Promise<unknown> = async () => {},
): Promise<TaskOutcome> {
  const bodyHash = sha256Hex(canonicalJson(bodyOf(input)));
  return changeGraph(tenant, await getTaskMissionId(tenant, input.task), async (change) => {
    const task = await change.tx.task.findUniqueOrThrow({ where: { id: input.task } });
    const attempt = await findHeldAttempt(change, task, input.leaseToken);
    if (!attempt || attempt.endVerb !== null) {
      const first = await findFirstAnswer(change, input, verb, bodyHash);
      if (first) return first;
    }
    if (!attempt) return refuseLost(change, task, input.leaseToken, { operation: verb, input });
    const ending = openEnding(change, task, attempt, input, { verb, bodyHash });
    const overtaken = task.status !== 'in_progress' || isEnded(change.mission.status);
    const moved = overtaken ? await endOvertaken(ending, keepMore) : await work(ending);
    return keepAnswer(change, attempt.id, moved);
  });
}

async function findFirstAnswer(
  change: MissionChange,
  input: EndingInput,
  endVerb: Verb,
  endBodyHash: string,
): Promise<TaskOutcome | null> {
  const ended = await change.tx.attempt.findFirst({
    where: { ...ownAttempt(change, { id: input.task }, input.leaseToken), endVerb, endBodyHash },
    select: { endAnswer: true },
  });
  return (ended?.endAnswer ?? null) as TaskOutcome | null;
}

function openEnding(
  change: MissionChange,
  task: Task,
  attempt: HeldAttempt,
  { handoff, reason }: EndingInput,
  once: { verb: Verb; bodyHash: string },
): Ending {
  const end: Ending['end'] = async (outcome) => {
    await endAttempt(change, attempt, outcome, { ...once, handoff, ...(reason !== undefined && { reason }) });
    await keepLeftovers(change, attempt, handoff, { succeeded: outcome === 'succeeded', taskKey: task.key });
  };
  return { change, task, attempt, end };
}

/** Within the 60 s of a cancellation: what the worker hands over is kept, and the task stays what it became. */
async function endOvertaken(ending: Ending, keepMore: (ending: Ending) => Promise<unknown>): Promise<Task> {
  await keepMore(ending);
  await ending.end('cancelled');
  return freeTask(ending.change, ending.task.id);
}

/** The answer of the verb that ended it, written beside the attempt for its repetition. */
async function keepAnswer(change: MissionChange, attemptId: string, task: Task): Promise<TaskOutcome> {
  const { tx } = change;
  const ended = await tx.attempt.findUniqueOrThrow({
    where: { id: attemptId },
    select: { id: true, number: true, outcome: true },
  });
  const answer = presentOutcome(task, ended);
  await tx.attempt.update({ where: { id: attemptId }, data: { endAnswer: answer }, select: { id: true } });
  return answer;
}
