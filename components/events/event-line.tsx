'use client';
import Link from 'next/link';
import { TaskLink } from '@/components/tasks/task-link';
import { cx } from '@/components/ui/cx';
import { PrincipalName } from '@/components/ui/principal-name';
import { type Tone, toneText } from '@/components/ui/status';
import { Glyph } from '@/components/ui/status-glyph';
import { Time } from '@/components/ui/time';
import { useWorkspace } from '@/lib/client/workspace-context';
import type { MissionEvent } from '@/lib/events/schema';
import { eventWords } from '@/lib/events/words';
import { eventLook } from './event-look';
import { eventPlace } from './event-place';

type Props = { event: MissionEvent; taskKey: string | null; taskTitle?: string | undefined; className?: string };

/** One event as a sentence: when, who, what; it leads to its thing. */
export function EventLine({ event, taskKey, taskTitle, className }: Props) {
  const { slug } = useWorkspace();
  const place = eventPlace(slug, event);
  const look = eventLook(event.type);
  const words = eventWords(event, taskKey);
  const sentence = cx('break-words', place && 'hover:underline');
  return (
    <li
      className={cx(
        'grid grid-cols-[52px_16px_minmax(0,1fr)] items-baseline gap-x-2 border-line border-t px-4 py-[5px] first:border-0 md:grid-cols-[64px_16px_minmax(0,1fr)_auto] md:px-5',
        className,
      )}
    >
      <Time at={event.at} as="clock" className="figure text-12 text-ink-3" />
      <Glyph name={look.glyph} size={12} className={cx('translate-y-0.5', toneText[look.tone satisfies Tone])} />
      <span className="min-w-0">
        <PrincipalName {...event.principal} />{' '}
        {place && event.taskId && place.includes('?task=') ? (
          <TaskLink id={event.taskId} className={sentence}>
            {words}
          </TaskLink>
        ) : place ? (
          <Link href={place} className={sentence}>
            {words}
          </Link>
        ) : (
          <span className={sentence}>{words}</span>
        )}
        {taskTitle && <span className="ml-2 text-12 text-ink-3 max-md:hidden">{taskTitle}</span>}
      </span>
      <span className="figure text-11 text-ink-3 max-md:hidden" title={`sha256 ${event.hash}`}>
        {event.seq}
      </span>
    </li>
  );
}
