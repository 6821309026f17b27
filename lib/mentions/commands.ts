import 'server-only';
import type { z } from 'zod';
import { raiseItem } from '@/lib/attention/commands';
import { notFound } from '@/lib/core/errors';
import { deciders } from '@/lib/core/principal';
import { t } from '@/lib/core/words';
import { changeMission } from '@/lib/missions/change';
import { addNote } from '@/lib/missions/commands';
import type { addNoteInput } from '@/lib/missions/schema';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';

/** Leaves a remark and asks the people whom it mentions to read it, each by an item of their own. Returns its id. */
export async function addNoteFor(
  tenant: Tenant,
  { mission, mentions, ...note }: z.output<typeof addNoteInput>,
): Promise<string> {
  const asked = [...new Set(mentions)];
  await requireReaders(tenant, asked);
  return changeMission(tenant, mission, async (change) => {
    const id = await addNote(tenant, mission, note);
    for (const assigneeId of asked)
      await raiseItem(change, {
        kind: 'mention',
        key: `mention:${id}:${assigneeId}`,
        subjectId: id,
        ...(note.taskId && { taskId: note.taskId }),
        title: t`Note from ${tenant.principal.name}`,
        says: note.text,
        assigneeId,
      });
    return id;
  });
}

/** Those who have a queue: members who decide. */
async function requireReaders({ workspaceId }: Tenant, ids: readonly string[]): Promise<void> {
  const where = { id: { in: [...ids] }, workspaceId, removedAt: null, role: { in: [...deciders] } };
  if (ids.length > 0 && (await db().member.count({ where })) !== ids.length)
    throw notFound('member', 'that decides here; viewers have no queue');
}
