'use client';
import { cx } from '@/components/ui/cx';
import { SectionTitle } from '@/components/ui/section-title';
import type { StatusName } from '@/components/ui/status';
import { StatusGlyph } from '@/components/ui/status-glyph';
import { Time } from '@/components/ui/time';
import { onPlainPress } from '@/lib/client/plain-press';
import { t } from '@/lib/core/words';
import type { MyTask, MyWork } from '@/lib/work/schema-mine';
import { mostOfMine } from '@/lib/work/values';
import { useOpenMine } from './use-open-mine';

type Standing = keyof MyWork;
type Props = { title: string; aside: string; tasks: readonly MyTask[]; standing: Standing };

/** One list of my tasks: two lines each, for a thumb as for a desk. */
export function MyTasks({ title, aside, tasks, standing }: Props) {
  return (
    <section aria-label={title} className="border-line border-b pt-4 pb-2">
      <SectionTitle size="medium" aside={aside} className="px-4 md:px-5">
        {title}
      </SectionTitle>
      <ul>
        {tasks.map((task) => (
          <li key={task.id} className="border-line border-t first:border-0">
            <MyTaskLine task={task} standing={standing} />
          </li>
        ))}
      </ul>
      {tasks.length === mostOfMine && (
        <p className="px-4 py-2 text-11 text-ink-3 md:px-5">These are the first {mostOfMine}.</p>
      )}
    </section>
  );
}

const isReady = (standing: Standing) => standing === 'mine' || standing === 'open';

function MyTaskLine({ task, standing }: { task: MyTask; standing: Standing }) {
  const { taskId, open } = useOpenMine();
  const status: StatusName = isReady(standing) ? 'ready' : task.status;
  return (
    <a
      href={`?task=${task.id}&in=${task.missionId}`}
      onClick={onPlainPress(() => open(task))}
      aria-current={task.id === taskId ? 'true' : undefined}
      className={cx(
        'grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 px-4 py-2 -outline-offset-2 md:px-5',
        task.id === taskId ? 'bg-s2 shadow-[inset_2px_0_0_var(--ink)]' : 'hover:bg-s1',
      )}
    >
      <span className="flex min-w-0 items-baseline gap-2">
        <StatusGlyph status={status} bare className="translate-y-0.5" />
        <span className="figure shrink-0 text-12">{task.key}</span>
        <span className="line-clamp-2 min-w-0 break-words font-medium">{task.title}</span>
      </span>
      <span className="figure text-12 text-ink-2">
        <Since task={task} standing={standing} />
      </span>
      <span className="truncate pl-[22px] text-12 text-ink-3">{task.missionName}</span>
      <span className="max-w-64 truncate text-right text-12 text-ink-3">
        <Beside task={task} />
      </span>
    </a>
  );
}

function Since({ task, standing }: { task: MyTask; standing: Standing }) {
  if (standing === 'done') return <Time at={task.since} />;
  if (standing === 'waiting') return task.status === 'blocked' ? 'blocked' : 'waits';
  return (
    <>
      {standing === 'held' ? t`held ` : t`ready `}
      <Time at={task.since} as="age" />
    </>
  );
}

/** What presses, or what it waits for. */
function Beside({ task }: { task: MyTask }) {
  if (task.status === 'blocked') return task.waitsFor[0];
  if (task.waitsFor.length > 0) return t`after ${task.waitsFor.slice(0, 3).join(', ')}`;
  if (task.percent !== null && task.status === 'in_progress') return `${task.percent} %`;
  if (task.dueAt && task.status !== 'done')
    return (
      <>
        due in <Time at={task.dueAt} as="left" />
      </>
    );
  return task.priority === 'medium' ? null : task.priority;
}
