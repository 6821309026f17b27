import 'server-only';
import type { z } from 'zod';
import { notFound } from '../core/errors';
import { decodeTimeCursor, toPage } from '../core/pagination';
import { db } from '../server/db';
import type { Tenant } from '../server/tenant';
import { type LeftoverFacts, presentHandoffItem } from './presenter';
import type { HandoffItemView, listHandoffItemsInput, listHandoffItemsOutput } from './schema';

const person = { select: { id: true, kind: true, name: true } } as const;
const taskRef = { select: { id: true, key: true, title: true, status: true } } as const;
const include = {
  attempt: { select: { number: true, worker: person, task: taskRef } },
  disposedBy: person,
} as const;

/** Leftovers of a mission, oldest first, with what became of each. */
export async function listHandoffItems(
  tenant: Tenant,
  input: z.output<typeof listHandoffItemsInput>,
): Promise<z.input<typeof listHandoffItemsOutput>> {
  const { workspaceId } = tenant;
  const mission = await db().mission.findFirst({ where: { id: input.mission, workspaceId }, select: { id: true } });
  if (!mission) throw notFound('mission');
  const after = decodeTimeCursor(input.cursor);
  const rows = await db().handoffItem.findMany({
    where: {
      missionId: mission.id,
      ...(input.task && { taskId: input.task }),
      ...(input.show === 'open' && { disposition: null }),
      ...(input.show === 'disposed' && { disposition: { not: null } }),
      ...(after && { OR: [{ createdAt: { gt: after.at } }, { createdAt: after.at, id: { gt: after.id } }] }),
    },
    include,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: input.limit + 1,
  });
  const facts = await withDispositionTasks(rows);
  const openCount = await db().handoffItem.count({ where: { missionId: mission.id, disposition: null } });
  const page = toPage(
    facts,
    input.limit,
    (row) => [row.createdAt.toISOString(), row.id],
    (row) => presentHandoffItem(row, tenant.principal),
  );
  return { ...page, openCount };
}

/** One leftover; a foreign or missing one is `not_found`. */
export async function getHandoffItem(tenant: Tenant, id: string): Promise<HandoffItemView> {
  const row = await db().handoffItem.findFirst({ where: { id, workspaceId: tenant.workspaceId }, include });
  if (!row) throw notFound('leftover');
  const [facts] = await withDispositionTasks([row]);
  if (!facts) throw notFound('leftover');
  return presentHandoffItem(facts, tenant.principal);
}

type Row = Omit<LeftoverFacts, 'task' | 'dispositionTask' | 'attemptNumber' | 'leftBy'> & {
  dispositionTaskId: string | null;
  attempt: { number: number; worker: LeftoverFacts['leftBy']; task: LeftoverFacts['task'] };
};

async function withDispositionTasks(rows: readonly Row[]): Promise<LeftoverFacts[]> {
  const ids = rows.flatMap(({ dispositionTaskId }) => dispositionTaskId ?? []);
  const tasks = await db().task.findMany({ where: { id: { in: ids } }, ...taskRef });
  return rows.map(({ attempt, dispositionTaskId, ...row }) => ({
    ...row,
    task: attempt.task,
    attemptNumber: attempt.number,
    leftBy: attempt.worker,
    dispositionTask: tasks.find(({ id }) => id === dispositionTaskId) ?? null,
  }));
}
