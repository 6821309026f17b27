'use client';
import { cx } from '@/components/ui/cx';
import { statusLooks } from '@/components/ui/status';
import { Glyph } from '@/components/ui/status-glyph';
import { t } from '@/lib/core/words';
import type { MissionView } from '@/lib/missions/schema';
import { type TaskShow, taskShows } from './use-task-filter';

type Props = { mission: MissionView; value: TaskShow; onChange: (value: TaskShow) => void };

/** The statuses that have tasks, each with its count; empty ones are not offered. */
export function TaskFilters({ mission, value, onChange }: Props) {
  const { counts, ready } = mission;
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const countOf = (show: TaskShow) => (show === 'all' ? total : show === 'ready' ? ready : counts[show]);
  const offered = taskShows.filter((show) => show === 'all' || show === value || countOf(show) > 0);
  return (
    <fieldset className="scroll-quiet flex min-w-0 gap-1 max-md:w-full max-md:overflow-x-auto md:flex-wrap">
      <legend className="sr-only">Show</legend>
      {offered.map((show) => (
        <button
          key={show}
          type="button"
          aria-pressed={show === value}
          onClick={() => onChange(show)}
          className={cx(
            'inline-flex h-7 shrink-0 items-center gap-1.5 rounded-2 border px-2 text-11 pointer-coarse:h-10',
            show === value
              ? 'keep-colors border-inverse bg-inverse font-medium text-on-inverse'
              : 'border-line-2 text-ink-2 hover:border-ink-3 hover:text-ink',
          )}
        >
          {show !== 'all' && <Glyph name={statusLooks[show].glyph} size={11} />}
          {show === 'all' ? t`All` : statusLooks[show].word}
          <span className={cx('figure', show !== value && 'text-ink-3')}>{countOf(show)}</span>
        </button>
      ))}
    </fieldset>
  );
}
