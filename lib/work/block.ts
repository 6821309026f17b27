import { t } from '@/lib/core/words';
import 'server-only';
import type { z } from 'zod';
import type { Task } from '@/generated/prisma/client';
import { getTaskMissionId } from '@/lib/attempts/data';
import { endAttempt } from '@/lib/attempts/end';
import { raiseItem } from '@/lib/attention/commands';
import { forbidden, invalidInput, notFound, wrongState } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import type { MissionChange } from '@/lib/missions/change';
import { requireWorkers } from '@/lib/missions/data';
import { isEnded } from '@/lib/missions/rules';
import type { Tenant } from '@/lib/server/tenant';
import { changeGraph } from '@/lib/tasks/graph-change';
import { type BlockCause, moveTask } from '@/lib/tasks/moves';
import { mayDirect } from '@/lib/tasks/policy';
import { liveAttemptOf } from '@/lib/tasks/readiness';
import { isOpen } from '@/lib/tasks/rules';
import { endOnce } from './ending';
import { presentOutcome } from './presenter';
import type { blockTaskInput, TaskOutcome } from './schema';

type Input = z.output<typeof blockTaskInput>;

/** An outside reason is looked at again within a year, or it is no reason but an ending. */
const maxCheckDays = 366;

/** Lets a task wait for a named cause and ends its attempt; a circle of waiting is refused as `cycle` (R1). */
export function blockTask(tenant: Tenant, input: Input): Promise<TaskOutcome> {
  const { leaseToken } = input;
  if (leaseToken === undefined) return blockAsDirector(tenant, input);
  return endOnce(tenant, 'block_task', { ...input, leaseToken }, async ({ change, task, end }) => {
    const cause = await readCause(change, task, input);
    await end('blocked');
    return block(change, task, cause, input);
  });
}

/** The pilot or a planner blocks without a lease; a running attempt is ended by it. */
function blockAsDirector(tenant: Tenant, input: Input): Promise<TaskOutcome> {
  return getTaskMissionId(tenant, input.task).then((missionId) =>
    changeGraph(tenant, missionId, async (change) => {
      if (!mayDirect(tenant.principal, change.mission.pilotId))
        throw forbidden('Without its lease only the pilot or a planner blocks a task.', 'Send your leaseToken.');
      if (isEnded(change.mission.status))
        throw wrongState(`The mission is ${change.mission.status}.`, 'Reopen it first.');
      const task = await change.tx.task.findUniqueOrThrow({ where: { id: input.task } });
      const cause = await readCause(change, task, input);
      const live = await liveAttemptOf(change.tx, task.id);
      if (live) await endAttempt(change, live, 'blocked', { reason: input.reason });
      const moved = await block(change, task, cause, input);
      return presentOutcome(moved, live && { ...live, outcome: 'blocked' });
    }),
  );
}

async function block(change: MissionChange, task: Task, cause: BlockCause, input: Input): Promise<Task> {
  const fresh = await change.tx.task.findUniqueOrThrow({ where: { id: task.id } });
  const moved = await moveTask(change, fresh, 'blocked', {
    event: 'task.blocked',
    reason: input.reason,
    block: cause,
    data: { cause: cause.kind, on: input.on ?? input.owner ?? null },
  });
  if (cause.kind === 'outside')
    await raiseItem(change, {
      kind: 'task_blocked',
      subjectId: task.id,
      taskId: task.id,
      title: t`${task.key} waits`,
      says: input.reason,
      facts: { owner: cause.ownerId, checkBy: cause.checkAt.toISOString() },
      decideBy: cause.checkAt,
    });
  return moved;
}

/** What the task is to wait for, checked: of this mission, still to come, and with somebody who looks after it. */
async function readCause(change: MissionChange, task: Task, input: Input): Promise<BlockCause> {
  if (input.kind === 'outside') return readOutside(change, input);
  if (!input.on) throw invalidInput('on', `is required with kind ${input.kind}`);
  if (input.kind === 'task') return readTaskCause(change, task, input.on);
  return input.kind === 'question' ? readQuestion(change, task, input.on) : readAction(change, task, input.on);
}

async function readTaskCause({ tx, mission }: MissionChange, task: Task, id: string): Promise<BlockCause> {
  const cited = isId('task', id) ? await tx.task.findFirst({ where: { id, missionId: mission.id } }) : null;
  if (!cited) throw notFound('task');
  if (cited.id === task.id) throw invalidInput('on', 'a task cannot wait for itself');
  if (!isOpen(cited.status))
    throw wrongState(`${cited.key} is ${cited.status}: there is nothing to wait for.`, 'Go on, or cite what is open.');
  return { kind: 'task', taskId: cited.id };
}

async function readQuestion({ tx }: MissionChange, task: Task, id: string): Promise<BlockCause> {
  const question = isId('question', id) ? await tx.question.findFirst({ where: { id, taskId: task.id } }) : null;
  if (!question) throw notFound('question');
  if (question.status !== 'open')
    throw wrongState(`The question is ${question.status}.`, 'Read its answer with list_questions and go on.');
  return { kind: 'question', questionId: id };
}

async function readAction({ tx }: MissionChange, task: Task, id: string): Promise<BlockCause> {
  const action = isId('actionRequest', id)
    ? await tx.actionRequest.findFirst({ where: { id, taskId: task.id } })
    : null;
  if (!action) throw notFound('action request');
  if (action.status !== 'pending')
    throw wrongState(`The action request is ${action.status}.`, 'Send request_action again to learn what holds.');
  return { kind: 'action', actionId: id };
}

async function readOutside({ tenant, now }: MissionChange, { owner, checkBy }: Input): Promise<BlockCause> {
  if (!owner) throw invalidInput('owner', 'is required with kind outside');
  if (!checkBy) throw invalidInput('checkBy', 'is required with kind outside');
  const checkAt = new Date(checkBy);
  const days = (checkAt.getTime() - now.getTime()) / 86_400_000;
  if (days <= 0 || days > maxCheckDays) throw invalidInput('checkBy', 'must lie ahead, within a year');
  await requireWorkers(tenant, [owner]);
  return { kind: 'outside', ownerId: owner, checkAt };
}
