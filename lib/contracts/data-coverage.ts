import 'server-only';
import { discardedOutcomes, weakest } from '../evidence/rules';
import type { Strength } from '../evidence/schema';
import type { Tx } from '../server/db';
import { coveringTasks } from './rules';

export type CoveringRow = {
  id: string;
  key: string;
  title: string;
  status: string;
  fulfils: string[];
  isSuperseded: boolean;
  /** Who worked on it: none of them judges it (R7). */
  workerIds: string[];
};

/** Tasks of the mission that say they fulfil an assertion, in the order of the plan. */
export async function listCoveringTasks(tx: Tx, missionId: string): Promise<CoveringRow[]> {
  const rows = await tx.task.findMany({
    where: { missionId, fulfils: { isEmpty: false } },
    select: {
      id: true,
      key: true,
      title: true,
      status: true,
      fulfils: true,
      supersededBy: { select: { id: true }, take: 1 },
      attempts: { select: { workerId: true }, distinct: ['workerId'] },
    },
    orderBy: { number: 'asc' },
  });
  return rows.map(({ supersededBy, attempts, ...task }) => ({
    ...task,
    isSuperseded: supersededBy.length > 0,
    workerIds: attempts.map(({ workerId }) => workerId),
  }));
}

export type LinkedEvidence = { best: Strength; count: number };

/** The strongest evidence that counts for each assertion; one that is contradicted outweighs all. */
export async function strengthByAssertion(
  tx: Tx,
  missionId: string,
  tasks: readonly CoveringRow[],
): Promise<Map<string, LinkedEvidence>> {
  const rows = await tx.evidence.groupBy({
    by: ['assertionKey', 'taskId', 'strength'],
    where: {
      missionId,
      assertionKey: { not: null },
      OR: [{ attemptId: null }, { attempt: { outcome: { notIn: [...discardedOutcomes] } } }],
    },
    _count: true,
  });
  const found = new Map<string, LinkedEvidence>();
  for (const { assertionKey, taskId, strength, _count } of rows) {
    const key = assertionKey ?? '';
    if (!coveringTasks(key, tasks).some(({ id }) => id === taskId)) continue;
    const before = found.get(key);
    found.set(key, {
      best: before ? strongest(before.best, strength) : strength,
      count: (before?.count ?? 0) + _count,
    });
  }
  return found;
}

const strongest = (a: Strength, b: Strength): Strength =>
  a === 'contradicted' || b === 'contradicted' ? 'contradicted' : weakest([a, b]) === a ? b : a;
