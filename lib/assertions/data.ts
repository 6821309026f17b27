import 'server-only';
import { type CoveringRow, listCoveringTasks } from '../contracts/data-coverage';
import { coveringTasks } from '../contracts/rules';
import type { Tx } from '../server/db';
import { countingEvidence, type LinkedEvidence } from './rules';

/** Evidence of the mission that names an assertion, oldest first. */
export async function listLinkedEvidence(
  tx: Tx,
  missionId: string,
  keys: readonly string[],
): Promise<(LinkedEvidence & { assertionKey: string; claimedById: string })[]> {
  const rows = await tx.evidence.findMany({
    where: { missionId, assertionKey: { in: [...keys] } },
    include: { attempt: { select: { outcome: true } } },
    orderBy: { createdAt: 'asc' },
  });
  return rows.map(({ attempt, assertionKey, ...row }) => ({
    ...row,
    assertionKey: assertionKey ?? '',
    attemptOutcome: attempt?.outcome ?? null,
  }));
}

export type Case = {
  tasks: CoveringRow[];
  isDone: boolean;
  evidence: (LinkedEvidence & { claimedById: string })[];
};

/** What there is for and against each assertion: the tasks that fulfil it and the evidence that counts. */
export async function readCases(tx: Tx, missionId: string, keys: readonly string[]): Promise<Map<string, Case>> {
  const all = await listCoveringTasks(tx, missionId);
  const linked = await listLinkedEvidence(tx, missionId, keys);
  return new Map(
    keys.map((key) => {
      const tasks = coveringTasks(key, all);
      const evidence = countingEvidence(
        linked.filter(({ assertionKey }) => assertionKey === key),
        tasks.map(({ id }) => id),
      );
      return [key, { tasks, isDone: tasks.length > 0 && tasks.every(({ status }) => status === 'done'), evidence }];
    }),
  );
}
