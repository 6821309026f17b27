import { TaskLink } from '@/components/tasks/task-link';
import { cx } from '@/components/ui/cx';
import { type StatusName, statusLooks } from '@/components/ui/status';
import { StatusGlyph } from '@/components/ui/status-glyph';
import { Strength } from '@/components/ui/strength';
import { t } from '@/lib/core/words';
import type { ReceiptDocument } from '@/lib/receipts/schema';
import { dayText, moneyText } from '@/lib/receipts/words';
import { AttemptLane, spanOf } from './attempt-lane';
import { PaperSection } from './paper-section';

type Task = ReceiptDocument['tasks'][number];

/** 3. What subtasks or experiments ran? */
export function PaperDone({ receipt }: { receipt: ReceiptDocument }) {
  const { tasks, spent, mission } = receipt;
  const span = spanOf(receipt);
  const days = [mission.launchedAt, mission.endedAt].flatMap((at) => (at ? [dayText(at)] : []));
  if (tasks.length === 0) return <PaperSection title="Done" absent="It had no tasks." />;
  return (
    <PaperSection title="Done" note={[...new Set(days)].join(t` to `)} long>
      <div className="scroll-quiet overflow-x-auto">
        <table className="w-full border-collapse text-left text-12">
          <thead>
            <tr className="text-11 text-ink-3 [&>th]:pb-1 [&>th]:font-normal">
              <th scope="col" colSpan={3}>
                task
              </th>
              <th scope="col">worker</th>
              <th scope="col" className="pr-4 text-right">
                attempts
              </th>
              <th scope="col" className="max-md:hidden print:table-cell">
                when
              </th>
              <th scope="col" className="text-right">
                cost
              </th>
              <th scope="col" className="pl-5">
                proved
              </th>
            </tr>
          </thead>
          <tbody>
            {tasks.map((task) => (
              <tr key={task.id} className={cx('border-line border-t align-top', isCut(task) && 'text-ink-3')}>
                <td className="w-6 py-1.5">
                  <StatusGlyph status={lookOf(task)} bare size={12} />
                </td>
                <td className="figure w-9 py-1.5 pr-2">
                  <TaskLink id={task.id} className="hover:underline">
                    {task.key}
                  </TaskLink>
                </td>
                <td className={cx('wrap-anywhere min-w-32 py-1.5 pr-4', isCut(task) && 'line-through')}>
                  {task.title}
                </td>
                <td className="wrap-anywhere min-w-24 py-1.5 pr-3 text-ink-2">{workersOf(task)}</td>
                <td className="figure py-1.5 pr-4 text-right">{task.attempts.length}</td>
                <td className="py-1.5 pr-3 max-md:hidden print:table-cell">
                  <AttemptLane attempts={task.attempts} span={span} proved={task.proved === 'verified'} />
                </td>
                <td className="figure whitespace-nowrap py-1.5 text-right">{moneyText(task.money, spent.currency)}</td>
                <td className="py-1.5 pl-5">
                  <Strength strength={task.proved} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </PaperSection>
  );
}

const isCut = ({ status }: Task): boolean => status === 'cancelled' || status === 'skipped';

function lookOf({ status, proved }: Task): StatusName {
  if (status === 'done' && proved === 'verified') return 'proved';
  return status in statusLooks ? (status as StatusName) : 'todo';
}

const workersOf = ({ attempts }: Task): string => [...new Set(attempts.map(({ worker }) => worker.name))].join(', ');
