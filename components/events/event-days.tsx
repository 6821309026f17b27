'use client';
import { useDisplay } from '@/lib/client/display';
import { formatDate } from '@/lib/client/format';
import { momentsOf } from '@/lib/events/moments';
import type { MissionEvent } from '@/lib/events/schema';
import { MomentLine, type TaskNames } from './event-line';

type Props = { events: readonly MissionEvent[]; taskOf: TaskNames };

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
        {momentsOf(ofDay).map((moment) => (
          <MomentLine key={moment.lead.seq} moment={moment} taskOf={taskOf} />
        ))}
      </ol>
    </section>
  ));
}
