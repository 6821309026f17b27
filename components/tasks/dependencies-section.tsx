import { t } from '@/lib/core/words';
import type { TaskView } from '@/lib/tasks/schema-view';
import { Section } from './section';
import { TaskKey } from './task-link';

type Ref = { id: string; key: string; status?: TaskView['status'] };

/** What it waits for and what waits for it, both ways; what it replaces. Absent where there is neither. */
export function DependenciesSection({ task }: { task: TaskView }) {
  const lines: { words: string; tasks: readonly Ref[] }[] = [
    { words: t`Waits for`, tasks: task.dependsOn },
    { words: t`Leads to`, tasks: task.dependents },
    { words: t`Replaces`, tasks: task.supersedes ? [task.supersedes] : [] },
    { words: t`Replaced by`, tasks: task.supersededBy },
    { words: t`Not by who did`, tasks: task.notBy },
  ].filter(({ tasks }) => tasks.length > 0);
  if (lines.length === 0) return null;
  const open = task.dependsOn.filter(({ status }) => status !== 'done' && status !== 'skipped').length;
  return (
    <Section title="Dependencies" aside={open > 0 && t`${open} still open`}>
      <dl className="flex flex-col gap-1.5 text-12">
        {lines.map(({ words, tasks }) => (
          <div key={words} className="grid grid-cols-[84px_minmax(0,1fr)] gap-x-2">
            <dt className="text-ink-3 leading-5">{words}</dt>
            <dd className="flex max-h-32 flex-wrap gap-1 overflow-y-auto">
              {tasks.map((one) => (
                <TaskKey key={one.id} task={one} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
