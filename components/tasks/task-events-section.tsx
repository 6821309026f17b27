'use client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@/components/ui/link';
import { PrincipalName } from '@/components/ui/principal-name';
import { Time } from '@/components/ui/time';
import { useWorkspace } from '@/lib/client/workspace-context';
import { missionEventsQuery } from '@/lib/events/queries';
import { tellEvent } from '@/lib/events/words';
import type { TaskView } from '@/lib/tasks/schema-view';
import { Section } from './section';

// What a glance holds; the rest is the mission's Activity, filtered.
const newestFew = 8;

/** The task's own story, newest first. */
export function TaskEventsSection({ task }: { task: TaskView }) {
  const { slug } = useWorkspace();
  const { data } = useQuery(
    missionEventsQuery(slug, { mission: task.missionId, task: task.id, limit: newestFew, order: 'newest' }),
  );
  const events = data?.items.filter((event) => event.taskId === task.id) ?? [];
  return (
    <Section title="Events" aside={task.events.total}>
      <ol className="flex flex-col gap-0.5 text-12">
        {events
          .map((event) => ({ event, told: tellEvent(event, task.key) }))
          .map(({ event, told }) => (
            <li key={event.seq} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3">
              <span className="min-w-0 break-words">
                {told.byPrincipal && <PrincipalName {...event.principal} />} {told.words}
              </span>
              <Time at={event.at} className="text-11 text-ink-3" />
            </li>
          ))}
      </ol>
      {task.events.total > events.length && (
        <Link
          href={`/${slug}/missions/${task.missionId}/activity?about=${task.id}&task=${task.id}`}
          className="mt-1 inline-block text-11 text-ink-2 underline"
        >
          All {task.events.total} in Activity
        </Link>
      )}
    </Section>
  );
}
