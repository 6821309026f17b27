'use client';
import { cx } from '@/components/ui/cx';
import { Duration } from '@/components/ui/duration';
import { Money } from '@/components/ui/money';
import { PrincipalName } from '@/components/ui/principal-name';
import { StatusGlyph } from '@/components/ui/status-glyph';
import { useDisplay } from '@/lib/client/display';
import { useNow } from '@/lib/client/slow-clock';
import { t } from '@/lib/core/words';
import type { TaskView } from '@/lib/tasks/schema-view';
import { Section } from './section';

type Attempt = TaskView['attempts'][number];
type Props = { task: TaskView; chosen: Attempt; onChoose: (attemptId: string) => void };

/** Every claim as its own row, the newest first; the chosen one is what the sections below it speak of. */
export function AttemptsSection({ task, chosen, onChoose }: Props) {
  return (
    <Section title="Attempts" aside={t`${task.attemptsUsed} of ${task.maxAttempts} used`}>
      <ul className="-mx-2 flex flex-col">
        {task.attempts.map((attempt) => (
          <li key={attempt.id}>
            <button
              type="button"
              aria-pressed={attempt.id === chosen.id}
              onClick={() => onChoose(attempt.id)}
              className={cx(
                'grid min-h-6 w-full grid-cols-[18px_max-content_minmax(0,1fr)_48px_56px] items-center gap-x-2 rounded-1 px-2 py-0.5 text-left text-12 pointer-coarse:min-h-11',
                task.attempts.length > 1 && attempt.id === chosen.id ? 'bg-s2' : 'hover:bg-s2',
              )}
            >
              <span className="figure text-ink-3">{attempt.number}</span>
              <StatusGlyph status={attempt.outcome} size={12} />
              <PrincipalName {...attempt.worker} className="truncate text-right" />
              <span className="figure text-right">
                <Spent attempt={attempt} />
              </span>
              <Money amount={attempt.spent.money} className="text-right" />
              {attempt.endReason && (
                <span className="col-span-4 col-start-2 break-words text-11 text-ink-3">{attempt.endReason}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Spent({ attempt }: { attempt: Attempt }) {
  const nowMs = useNow(useDisplay().nowMs);
  const until = attempt.endedAt ? Date.parse(attempt.endedAt) : nowMs;
  return <Duration seconds={(until - Date.parse(attempt.startedAt)) / 1000} />;
}
