'use client';
import { IconButton } from '@/components/ui/icon-button';
import { Menu } from '@/components/ui/menu';
import { SectionTitle } from '@/components/ui/section-title';
import type { AssertionView } from '@/lib/contracts/schema-view';
import { t } from '@/lib/core/words';
import { dragsTask } from './task-drag';
import { useFulfil } from './use-fulfil';

type Props = { missionId: string; assertions: readonly AssertionView[] };

// Beyond it a list to search in, which each assertion offers, is quicker than the eye.
const mostTasks = 24;

/** Open tasks that fulfil nothing yet, to be dragged onto the assertion that they fulfil, or put there by their menu. */
export function TaskTray({ missionId, assertions }: Props) {
  const { tasks, fulfil, write } = useFulfil(missionId);
  const free = tasks.filter(({ fulfils, isValidation }) => fulfils.length === 0 && !isValidation);
  if (free.length === 0 || assertions.length === 0) return null;
  return (
    <section aria-label="Tasks that fulfil nothing yet" className="mt-6">
      <SectionTitle size="medium" aside="drag one onto an assertion" className="mb-2">
        Tasks that fulfil nothing yet
      </SectionTitle>
      <ul className="flex flex-wrap gap-1.5">
        {free.slice(0, mostTasks).map(({ id, key, title }) => (
          <li
            key={id}
            {...dragsTask(id)}
            className="flex max-w-full cursor-grab items-center gap-1.5 rounded-1 border border-edge bg-s2 pl-2 text-12 active:cursor-grabbing"
          >
            <span className="figure font-medium">{key}</span>
            <span className="min-w-0 truncate">{title}</span>
            <Menu
              align="end"
              trigger={<IconButton size="small" icon="more" label={t`What ${key} fulfils`} />}
              groups={[
                assertions.map(({ key: assertion, statement, tasks: fulfilling }) => ({
                  label: t`Fulfils ${assertion}${fulfilling[0] ? t` instead of ${fulfilling[0].key}` : ''}`,
                  note: statement,
                  run: () => fulfil(assertion, id),
                })),
              ]}
            />
          </li>
        ))}
      </ul>
      {free.length > mostTasks && (
        <p className="mt-1.5 text-11 text-ink-3">{free.length - mostTasks} more stand in Tasks.</p>
      )}
      {write.error && (
        <p role="alert" className="mt-1.5 text-11 text-fault-text">
          {write.error.message} {write.error.next}
        </p>
      )}
    </section>
  );
}
