import 'server-only';
import type { Evidence } from '../../generated/prisma/client';
import type { ItemRow } from '../attention/data';
import { db } from '../server/db';

/** What one weighs on a card; the rest is a click away. */
const maxShown = 20;

export type CardEvidence = { rows: Evidence[]; count: number };

/** Evidence by item: of its assertion where it is about one, else of its task; newest first. */
export async function readEvidence(
  items: readonly ItemRow[],
  assertions: readonly { id: string; key: string; missionId: string }[],
): Promise<Map<string, CardEvidence>> {
  const found = new Map<string, CardEvidence>();
  const byTask = new Map<string, CardEvidence>();
  for (const item of items) {
    const assertion = assertions.find(({ id }) => id === item.subjectId);
    if (assertion) found.set(item.id, await readOne({ missionId: assertion.missionId, assertionKey: assertion.key }));
    else if (item.taskId) {
      const read = byTask.get(item.taskId) ?? (await readOne({ taskId: item.taskId }));
      byTask.set(item.taskId, read);
      found.set(item.id, read);
    }
  }
  return found;
}

async function readOne(where: { taskId: string } | { missionId: string; assertionKey: string }): Promise<CardEvidence> {
  const rows = await db().evidence.findMany({ where, orderBy: { createdAt: 'desc' }, take: maxShown });
  const count = rows.length < maxShown ? rows.length : await db().evidence.count({ where });
  return { rows, count };
}
