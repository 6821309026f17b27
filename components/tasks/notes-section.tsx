'use client';
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '@/components/layout/loaded';
import { NoteForm } from '@/components/missions/note-form';
import { NoteList } from '@/components/missions/note-list';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { notesQuery } from '@/lib/missions/queries';
import type { TaskView } from '@/lib/tasks/schema-view';
import { Section } from './section';

/** What was remarked on the task, the reasons of its retries and unblockings among it. */
export function NotesSection({ task }: { task: TaskView }) {
  const { slug, me } = useWorkspace();
  const mayWrite = me.role !== 'viewer';
  const query = useQuery(notesQuery(slug, task.missionId, task.id));
  return (
    <Loaded query={query} what="Its notes" skeleton={null}>
      {({ items, nextCursor }) =>
        (items.length > 0 || mayWrite) && (
          <Section title="Notes" aside={nextCursor ? t`the newest ${items.length}` : items.length || undefined}>
            <NoteList notes={items} />
            {mayWrite && <NoteForm missionId={task.missionId} taskId={task.id} />}
          </Section>
        )
      }
    </Loaded>
  );
}
