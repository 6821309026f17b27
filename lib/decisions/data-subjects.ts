import 'server-only';
import type { ItemRow } from '../attention/data';
import { readTerms } from '../contracts/data';
import { type IdKind, idPrefixes } from '../core/ids';
import { db } from '../server/db';
import type { Tenant } from '../server/tenant';

/** Asks the database only where there is something to ask for: most pages hold few kinds of things. */
async function read<R>(ids: readonly string[], find: (ids: string[]) => Promise<R[]>): Promise<R[]> {
  return ids.length === 0 ? [] : find([...new Set(ids)]);
}

const ofKind = (kind: IdKind, ids: readonly string[]) => ids.filter((id) => id.startsWith(`${idPrefixes[kind]}_`));

/** The missions and tasks that items stand in. */
export async function readPlaces({ workspaceId }: Tenant, items: readonly ItemRow[]) {
  const missions = await read(
    items.map(({ missionId }) => missionId),
    (ids) =>
      db().mission.findMany({
        where: { id: { in: ids }, workspaceId },
        include: { holds: { where: { closedAt: null }, select: { reason: true } } },
      }),
  );
  const tasks = await read(
    items.flatMap(({ taskId }) => taskId ?? []),
    (ids) =>
      db().task.findMany({
        where: { id: { in: ids }, workspaceId },
        include: { blockedOnTask: { select: { id: true, key: true, title: true, status: true } } },
      }),
  );
  return { missions, tasks };
}

type Places = Awaited<ReturnType<typeof readPlaces>>;

/** The rows that items are about, and those that their tasks wait for. */
export async function readSubjects(items: readonly ItemRow[], { tasks }: Places) {
  const ids = [
    ...items.map(({ subjectId }) => subjectId),
    ...tasks.flatMap(({ blockedOnActionId, blockedOnQuestionId }) => blockedOnActionId ?? blockedOnQuestionId ?? []),
  ];
  const tx = db();
  const where = (found: string[]) => ({ where: { id: { in: found } } });
  const contracts = await read(ofKind('contract', ids), (found) => tx.contract.findMany(where(found)));
  return {
    requests: await read(ofKind('actionRequest', ids), (found) => tx.actionRequest.findMany(where(found))),
    questions: await read(ofKind('question', ids), (found) => tx.question.findMany(where(found))),
    assertions: await read(ofKind('assertion', ids), (found) => tx.assertion.findMany(where(found))),
    leftovers: await read(ofKind('handoffItem', ids), (found) => tx.handoffItem.findMany(where(found))),
    notes: await read(ofKind('note', ids), (found) => tx.note.findMany(where(found))),
    drafts: contracts.map((row) => ({ ...row, terms: readTerms(row.terms) })),
  };
}

/** What was refused of these tasks before, newest first; a handful is read. */
export function readRejected(requests: readonly { taskId: string }[]) {
  return read(
    requests.map(({ taskId }) => taskId),
    (ids) =>
      db().actionRequest.findMany({
        where: { taskId: { in: ids }, status: 'rejected', decision: 'needs_approval' },
        orderBy: { createdAt: 'desc' },
        take: 200,
      }),
  );
}

/** The attempt that an item names, and the last one of its task. */
export async function readAttempts(items: readonly ItemRow[], { tasks }: Places) {
  const named = items.flatMap(({ attemptId }) => attemptId ?? []);
  const last = tasks.map(({ id, lastAttempt }) => ({ taskId: id, number: lastAttempt }));
  if (named.length + last.length === 0) return [];
  return db().attempt.findMany({
    where: { OR: [{ id: { in: named } }, ...last] },
    omit: { context: true, checkpoint: true, endAnswer: true },
  });
}
