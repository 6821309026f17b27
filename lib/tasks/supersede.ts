import 'server-only';
import type { Task } from '@/generated/prisma/client';
import { clearItems } from '@/lib/attention/commands';
import { invalidInput, wrongState } from '@/lib/core/errors';
import type { MissionChange } from '@/lib/missions/change';
import { loadLinks, refuseCircle } from './links';
import { moveTask } from './moves';
import { liveAttemptOf, refreshReadiness } from './readiness';
import { isOpen, isUnstarted } from './rules';
import { touchCoverage } from './settle';

/**
 * Lets `fresh` take the place of `old`, at once: dependents not yet started and blocks move to it (R1 checked), so do
 * the assertions, which become pending, and whose workers `notBy` excludes; unless done, `old` is cancelled.
 * `wrong_state` while somebody works on it.
 */
export async function supersede(change: MissionChange, old: Task, fresh: Task): Promise<void> {
  const { tx } = change;
  if (await liveAttemptOf(tx, old.id))
    throw wrongState(`Somebody works on ${old.key} just now.`, 'Take it back with revoke_attempt, then supersede it.');
  const rival = await tx.task.findFirst({ where: { supersedesId: old.id, id: { not: fresh.id } } });
  if (rival) throw wrongState(`${rival.key} has superseded ${old.key} already.`, `Supersede ${rival.key} instead.`);
  const waits = await tx.taskDependency.findFirst({ where: { taskId: fresh.id, dependsOnId: old.id } });
  if (waits && isOpen(old.status))
    throw invalidInput('dependsOn', `names ${old.key}, which this task replaces: it would never start`);
  await refuseLeavingGate(change, old, fresh);
  const moved = await moveDependents(change, old, fresh);
  await copyExclusions(change, old, fresh);
  await moveAssertions(change, old, fresh, old.fulfils);
  if (isOpen(old.status))
    await moveTask(change, old, 'cancelled', {
      event: 'task.cancelled',
      reason: `Superseded by ${fresh.key}.`,
      data: { supersededBy: fresh.key },
    });
  change.record('task.superseded', {
    subject: old.id,
    task: old.id,
    data: { key: old.key, by: fresh.key, dependents: moved },
  });
}

/** Those behind a gate wait for the validations of its milestone and for nothing else. */
async function refuseLeavingGate({ tx }: MissionChange, old: Task, fresh: Task): Promise<void> {
  if (!old.isValidation || old.milestoneId === null || old.status === 'cancelled') return;
  if (fresh.isValidation && fresh.milestoneId === old.milestoneId) return;
  const gated = await tx.milestone.findFirst({ where: { id: old.milestoneId, gate: true } });
  if (gated)
    throw invalidInput(
      'milestoneId',
      `and isValidation must be those of ${old.key}, which holds the gate of ${gated.name}`,
    );
}

/** Who may not judge the old work may not judge what replaces it. */
async function copyExclusions({ tx }: MissionChange, old: Task, fresh: Task): Promise<void> {
  const kept = await tx.taskExclusion.findMany({ where: { otherTaskId: old.id, taskId: { not: fresh.id } } });
  await tx.taskExclusion.createMany({
    data: kept.map((exclusion) => ({ ...exclusion, otherTaskId: fresh.id })),
    skipDuplicates: true,
  });
}

async function moveDependents(change: MissionChange, old: Task, fresh: Task): Promise<string[]> {
  const { tx } = change;
  const edges = await tx.taskDependency.findMany({
    where: { dependsOnId: old.id },
    include: { task: { select: { id: true, key: true, status: true } } },
    orderBy: { taskId: 'asc' },
  });
  const waiting = edges.map(({ task }) => task).filter(({ id, status }) => id !== fresh.id && isUnstarted(status));
  const ids = waiting.map(({ id }) => id);
  const { missionId } = old;
  await tx.taskDependency.deleteMany({ where: { dependsOnId: old.id, taskId: { in: ids } } });
  await tx.taskDependency.createMany({
    data: ids.map((taskId) => ({ missionId, taskId, dependsOnId: fresh.id })),
    skipDuplicates: true,
  });
  await tx.task.updateMany({
    where: { missionId, blockedOnTaskId: old.id, id: { not: fresh.id } },
    data: { blockedOnTaskId: fresh.id },
  });
  // What moved is among the standing links by now: adding nothing finds any circle that they close.
  const links = await loadLinks(tx, missionId);
  const added = links.filter(({ from }) => from === fresh.id);
  const standing = links.filter(({ from }) => from !== fresh.id);
  await refuseCircle(tx, missionId, standing, added);
  await refreshReadiness(change, ids);
  return waiting.map(({ key }) => key);
}

/** Lets one task fulfil what another did; what was decided of these assertions is to be decided again. */
export async function moveAssertions(
  change: MissionChange,
  from: Task,
  to: Task,
  keys: readonly string[],
): Promise<void> {
  const { tx, mission } = change;
  if (keys.length === 0) return;
  const left = from.fulfils.filter((key) => !keys.includes(key));
  await tx.task.update({ where: { id: to.id }, data: { fulfils: [...new Set([...to.fulfils, ...keys])] } });
  await tx.task.update({ where: { id: from.id }, data: { fulfils: left } });
  const decided = await tx.assertion.updateManyAndReturn({
    where: { missionId: mission.id, key: { in: [...keys] }, state: { not: 'pending' } },
    data: {
      state: 'pending',
      decidedById: null,
      decidedAt: null,
      reason: null,
      evidenceIds: [],
      version: { increment: 1 },
    },
    select: { id: true, key: true },
  });
  for (const { id, key } of decided) {
    change.record('assertion.reset', { subject: id, data: { assertion: key, because: `${to.key} took it over` } });
    await clearItems(change, { kind: 'assertion_failed', subjectId: id }, `${to.key} took it over`);
  }
  touchCoverage(change);
}
