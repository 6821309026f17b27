import { t } from '@/lib/core/words';
import 'server-only';
import type { ActionRequest } from '../../generated/prisma/client';
import { clearItems, raiseItem } from '../attention/commands';
import { changesBetween } from '../contracts/changes';
import { classifyAction } from '../contracts/rules';
import type { ContractTerms } from '../contracts/schema';
import type { MissionChange } from '../missions/change';

/**
 * Voids what was asked or approved under clauses that the new version changed or dropped, or that it now forbids; the
 * rest stays good (R11). A task that waited for it cannot go on by itself: a person is asked.
 */
export async function voidApprovals(change: MissionChange, before: ContractTerms, after: ContractTerms): Promise<void> {
  const { tx, mission } = change;
  const standing = await tx.actionRequest.findMany({
    where: { missionId: mission.id, status: { in: ['pending', 'approved'] } },
  });
  const changed = new Set(
    changesBetween(before, after)
      .filter(({ change: kind }) => kind !== 'added')
      .map(({ id }) => id),
  );
  for (const request of standing)
    if (request.clauses.some((id) => changed.has(id)) || classifyAction(after, request).decision === 'denied')
      await voidOne(change, request);
}

async function voidOne(change: MissionChange, request: ActionRequest): Promise<void> {
  await change.tx.actionRequest.update({ where: { id: request.id }, data: { status: 'voided' } });
  change.record('action.voided', {
    subject: request.id,
    task: request.taskId,
    data: { from: request.status, actionHash: request.actionHash },
  });
  await clearItems(change, { kind: 'restricted_action', subjectId: request.id }, 'the clauses that it cites changed');
  const waiting = await change.tx.task.findFirst({
    where: { id: request.taskId, status: 'blocked', blockedOnActionId: request.id },
  });
  if (!waiting) return;
  await raiseItem(change, {
    kind: 'dead_block',
    subjectId: waiting.id,
    taskId: waiting.id,
    title: t`${waiting.key} waits for an approval that was voided`,
    facts: { cause: 'voided' },
  });
}
