'use client';
import { useDisplay } from '@/lib/client/display';
import { formatDate } from '@/lib/client/format';
import type { MissionEvent } from '@/lib/events/schema';
import { EventLine } from './event-line';

type Props = { events: readonly MissionEvent[]; taskOf: ReadonlyMap<string, { key: string; title: string }> };

/** Events under the day on which they happened, in the reader's zone. */
export function EventDays({ events, taskOf }: Props) {
  const display = useDisplay();
  const now = new Date(display.nowMs || Date.now());
  const days = Map.groupBy(events, ({ at }) => formatDate(new Date(at), display, now));
  return [...days].map(([day, ofDay]) => (
    <section key={day} aria-label={day}>
      <h2 className="sticky top-0 z-10 border-line border-b bg-bg px-4 py-1 font-medium text-11 text-ink-3 tracking-normal md:px-5">
        {day}
      </h2>
      <ol>
        {ofDay.map((event) => {
          const task = event.taskId === null ? undefined : taskOf.get(event.taskId);
          return <EventLine key={event.seq} event={event} taskKey={task?.key ?? null} taskTitle={task?.title} />;
        })}
      </ol>
    </section>
  ));
}
