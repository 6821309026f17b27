import 'server-only';
import * as declared from '@/lib/missions/operations';
import { presentNote } from '@/lib/missions/presenter';
import { bind } from '@/lib/server/bind';
import { db } from '@/lib/server/db';
import { addNoteFor } from './commands';

export const addNote = bind(declared.addNote, async (tenant, input) => {
  const id = await addNoteFor(tenant, input);
  return presentNote(await db().note.findUniqueOrThrow({ where: { id }, include: { author: true } }));
});
