'use client';
import type { ReactNode } from 'react';
import { TaskLink } from '@/components/tasks/task-link';
import { cx } from '@/components/ui/cx';
import { Link } from '@/components/ui/link';
import { PrincipalName } from '@/components/ui/principal-name';
import { toneText } from '@/components/ui/status';
import { Glyph } from '@/components/ui/status-glyph';
import { Time } from '@/components/ui/time';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import type { Moment } from '@/lib/events/moments';
import type { MissionEvent } from '@/lib/events/schema';
import { tellEvent } from '@/lib/events/words';
import { eventLook } from './event-look';
import { eventPlace } from './event-place';

export type TaskNames = ReadonlyMap<string, { key: string; title: string }>;

/** One act as a sentence: when, who, what; below it what followed in the same moment. Each part leads to its thing. */
export function MomentLine({ moment: { lead, others }, taskOf }: { moment: Moment; taskOf: TaskNames }) {
  const look = eventLook(lead.type);
  const task = lead.taskId === null ? undefined : taskOf.get(lead.taskId);
  const told = others.filter((event) => !isSaid(event, lead));
  const seqs = [lead, ...others].map(({ seq }) => seq);
  const [first, last] = [Math.min(...seqs), Math.max(...seqs)];
  return (
    <li className="grid grid-cols-[40px_16px_minmax(0,1fr)] items-baseline gap-x-2 border-line border-t px-4 py-[5px] first:border-0 md:grid-cols-[48px_16px_minmax(0,1fr)_auto] md:px-5">
      <Time at={lead.at} as="clock" className="figure text-12 text-ink-3" />
      <Glyph name={look.glyph} size={12} className={cx('translate-y-0.5', toneText[look.tone])} />
      <span className="min-w-0">
        {tellEvent(lead, null).byPrincipal && (
          <>
            <PrincipalName {...lead.principal} />{' '}
          </>
        )}
        <Sentence event={lead} taskOf={taskOf} />
        {task && <span className="ml-2 text-12 text-ink-3 max-md:hidden">{task.title}</span>}
        {told.length > 0 && (
          <ul className="flex flex-wrap gap-x-3 text-11 text-ink-3">
            {told.map((event) => (
              <li key={event.seq}>
                <Sentence event={event} taskOf={taskOf} />
              </li>
            ))}
          </ul>
        )}
      </span>
      <span className="figure text-11 text-ink-3 max-md:hidden" title={t`Event sha256 ${lead.hash}`}>
        {first === last ? first : `${first}–${last}`}
      </span>
    </li>
  );
}

// That the attempt ended goes without saying where the task itself moved.
const isSaid = (event: MissionEvent, lead: MissionEvent): boolean =>
  event.type.startsWith('attempt.') &&
  event.type !== 'attempt.cancel_requested' &&
  lead.type.startsWith('task.') &&
  event.taskId === lead.taskId;

function Sentence({ event, taskOf }: { event: MissionEvent; taskOf: TaskNames }) {
  const key = event.taskId === null ? null : (taskOf.get(event.taskId)?.key ?? null);
  return <Place event={event}>{tellEvent(event, key).words}</Place>;
}

function Place({ event, children }: { event: MissionEvent; children: ReactNode }) {
  const { slug } = useWorkspace();
  const place = eventPlace(slug, event);
  if (place === null) return <span className="break-words">{children}</span>;
  if (place.kind === 'task')
    return (
      <TaskLink id={place.taskId} className="break-words hover:underline">
        {children}
      </TaskLink>
    );
  return (
    <Link href={place.href} className="break-words hover:underline">
      {children}
    </Link>
  );
}
