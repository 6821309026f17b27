'use client';
import { cx } from '@/components/ui/cx';
import { Link } from '@/components/ui/link';
import { statusLooks } from '@/components/ui/status';
import { useDisplay } from '@/lib/client/display';
import { formatClock } from '@/lib/client/format';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import type { LaneAttempt } from '@/lib/overview/schema-pulse';
import { placeIn, type Span } from './lane-scale';

/** Running is live; failed, lost and rejected begin with a cross; what ended without a result is dashed. */
const looks: Record<LaneAttempt['outcome'], string> = {
  running: 'border-live bg-live-wash text-live-text',
  succeeded: 'border-line-2 bg-s2 text-ink-2',
  failed: 'border-fault bg-fault-wash text-fault-text',
  lost: 'border-fault bg-fault-wash text-fault-text',
  rejected: 'border-fault bg-fault-wash text-fault-text',
  released: 'border-line-2 border-dashed text-ink-3',
  blocked: 'border-line-2 border-dashed text-ink-3',
  cancelled: 'border-line-2 border-dashed text-ink-3',
};
const cameToNothing = ['failed', 'lost', 'rejected'];

/** One attempt in its lane, as long as it took; leads to its task. */
export function FleetBar({ attempt, span }: { attempt: LaneAttempt; span: Span }) {
  const { slug } = useWorkspace();
  const display = useDisplay();
  const { outcome, taskKey, taskTitle, startedAt, endedAt } = attempt;
  const left = placeIn(span, Date.parse(startedAt));
  const right = endedAt === null ? 1 : placeIn(span, Date.parse(endedAt));
  const clock = (at: string) => formatClock(new Date(at), display);
  const words = t`${taskKey} ${taskTitle}, ${statusLooks[outcome].word}, ${clock(startedAt)} to ${endedAt ? clock(endedAt) : t`now`}`;
  return (
    <li
      className="@container absolute top-[5px] h-[19px] min-w-[3px]"
      style={{ left: `${left * 100}%`, width: `${(right - left) * 100}%` }}
    >
      <Link
        href={`/${slug}/missions/${attempt.missionId}?task=${attempt.taskId}`}
        aria-label={words}
        title={words}
        suppressHydrationWarning
        className={cx(
          'figure block h-full overflow-hidden whitespace-nowrap border px-1 text-11 @max-[30px]:px-0 leading-[17px] -outline-offset-1 hover:brightness-125',
          looks[outcome],
        )}
      >
        {/* A bar too short for a letter says nothing rather than half of one. */}
        <span className="@max-[30px]:hidden">
          {cameToNothing.includes(outcome) && '× '}
          {taskKey} {taskTitle}
        </span>
      </Link>
    </li>
  );
}
