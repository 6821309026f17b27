import 'server-only';
import type { ItemRow } from '../attention/data';
import { getSettings, readTerms } from '../contracts/data';
import { type CoveringRow, listCoveringTasks } from '../contracts/data-coverage';
import { principalNames } from '../contracts/data-view';
import type { ContractTerms } from '../contracts/schema';
import type { PrincipalRef } from '../core/schemas';
import { db } from '../server/db';
import type { Tenant } from '../server/tenant';
import { type Behind, readBehind } from './data-behind';
import { readEvidence } from './data-evidence';

const inForceOf = (missionIds: string[]) =>
  db().contract.findMany({ where: { missionId: { in: missionIds }, status: 'signed' } });
const draftsOf = (ids: string[]) => db().contract.findMany({ where: { id: { in: ids } } });

/** Everything that cards show and checks ask for, read in one go for a page of items. */
export async function loadRelated(tenant: Tenant, items: readonly ItemRow[]) {
  const subjects = items.map(({ subjectId }) => subjectId);
  const missionIds = [...new Set(items.map(({ missionId }) => missionId))];
  const taskIds = [...new Set(items.flatMap(({ taskId }) => taskId ?? []))];
  const inWorkspace = { workspaceId: tenant.workspaceId };
  const tx = db();
  const missions = await tx.mission.findMany({
    where: { id: { in: missionIds }, ...inWorkspace },
    include: { holds: { where: { closedAt: null }, select: { reason: true } } },
  });
  const tasks = await tx.task.findMany({
    where: { id: { in: taskIds }, ...inWorkspace },
    include: { blockedOnTask: { select: { id: true, key: true, title: true, status: true } } },
  });
  const requests = await tx.actionRequest.findMany({
    where: { OR: [{ id: { in: subjects } }, { id: { in: tasks.flatMap((task) => task.blockedOnActionId ?? []) } }] },
  });
  const questions = await tx.question.findMany({
    where: { OR: [{ id: { in: subjects } }, { id: { in: tasks.flatMap((task) => task.blockedOnQuestionId ?? []) } }] },
  });
  const assertions = await tx.assertion.findMany({ where: { id: { in: subjects } } });
  const leftovers = await tx.handoffItem.findMany({ where: { id: { in: subjects } } });
  const inForce = (await inForceOf(missionIds)).map((row) => ({ ...row, terms: readTerms(row.terms) }));
  const drafts = (await draftsOf(subjects)).map((row) => ({ ...row, terms: readTerms(row.terms) }));
  const attempts = await lastAttempts(items, tasks);
  const covering = await coveringOf(
    items.filter(({ kind }) => kind.includes('assertion')).map(({ missionId }) => missionId),
  );
  const evidence = await readEvidence(items, assertions);
  const rejected = await tx.actionRequest.findMany({
    where: { taskId: { in: requests.map(({ taskId }) => taskId) }, status: 'rejected', decision: 'needs_approval' },
    orderBy: { createdAt: 'desc' },
    take: 200,
  });
  const names = await principalNames(tx, tenant, [
    ...items.flatMap(({ assigneeId, resolvedById }) => [assigneeId, resolvedById]),
    ...requests.map(({ requestedById }) => requestedById),
    ...rejected.map(({ decidedById }) => decidedById),
    ...questions.map(({ askedById }) => askedById),
    ...attempts.map(({ workerId }) => workerId),
    ...[...inForce, ...drafts].flatMap(({ proposedById, signedById }) => [proposedById, signedById]),
    ...[...evidence.values()].flatMap(({ rows }) => rows.map(({ claimedById }) => claimedById)),
  ]);
  return {
    settings: await getSettings(tenant),
    now: await databaseNow(),
    behind: await readBehind(items),
    ...{
      missions,
      tasks,
      requests,
      questions,
      assertions,
      leftovers,
      inForce,
      drafts,
      attempts,
      covering,
      evidence,
      rejected,
      names,
    },
  };
}

export type Related = Awaited<ReturnType<typeof loadRelated>>;
export type { Behind, ContractTerms, CoveringRow, PrincipalRef };

async function databaseNow(): Promise<Date> {
  const [row] = await db().$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`;
  return row?.now ?? new Date();
}

/** The attempt that an item names, else the last one of its task. */
async function lastAttempts(items: readonly ItemRow[], tasks: readonly { id: string; lastAttempt: number }[]) {
  const named = items.flatMap(({ attemptId }) => attemptId ?? []);
  const last = tasks.map(({ id, lastAttempt }) => ({ taskId: id, number: lastAttempt }));
  if (named.length + last.length === 0) return [];
  return db().attempt.findMany({
    where: { OR: [{ id: { in: named } }, ...last] },
    omit: { context: true, checkpoint: true, endAnswer: true },
  });
}

async function coveringOf(missionIds: readonly string[]): Promise<Map<string, CoveringRow[]>> {
  const found = new Map<string, CoveringRow[]>();
  for (const id of new Set(missionIds)) found.set(id, await listCoveringTasks(db(), id));
  return found;
}
