import { Link } from '@/components/ui/link';
import { Glyph } from '@/components/ui/status-glyph';
import { Time } from '@/components/ui/time';
import type { HeldTask } from '@/lib/agents/schema';
import { t } from '@/lib/core/words';

/** What an agent works on, one line a task: key, title, and how long ago anything came of it. */
export function HeldTaskLine({ held, slug }: { held: HeldTask; slug: string }) {
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <Glyph name={held.lastProgressAt ? 'progress' : 'quiet'} tone={held.lastProgressAt ? 'live' : 'ink-2'} />
      <Link
        href={`/${slug}/missions/${held.missionId}?task=${held.taskId}`}
        className="flex min-w-0 items-baseline gap-1.5 hover:underline"
      >
        <span className="figure shrink-0 text-12">{held.taskKey}</span>
        <span className="truncate">{held.taskTitle}</span>
      </Link>
      <span className="shrink-0 text-11 text-ink-3">
        {held.lastProgressAt ? <Time at={held.lastProgressAt} as="age" /> : t`no progress yet`}
      </span>
    </span>
  );
}
