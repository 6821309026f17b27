import { TaskLink } from '@/components/tasks/task-link';
import { Count } from '@/components/ui/count';
import { Money } from '@/components/ui/money';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import type { MissionCost } from '@/lib/attempts/schema-cost';
import { ShareBar } from './share-bar';

/** The dearest tasks; red where one is beyond its own budget, or beyond its estimate where it has no budget. */
export function CostTasks({ cost: { tasks, rest, currency } }: { cost: MissionCost }) {
  if (tasks.length === 0) return <p className="px-4 py-2 text-13 text-ink-3 md:px-5">Nothing was spent on any task.</p>;
  const most = Math.max(...tasks.map(({ money }) => Number(money)), 0);
  return (
    <>
      <Table label="Cost by task">
        <thead>
          <tr>
            <Th>Task</Th>
            <Th wide align="right">
              Attempts
            </Th>
            <Th wide align="right">
              Tokens
            </Th>
            <Th wide className="w-1/5" />
            <Th align="right">Planned</Th>
            <Th align="right">Money</Th>
          </tr>
        </thead>
        <tbody>
          {tasks.map((task) => (
            <Tr key={task.id}>
              <Td className="max-w-64">
                <TaskLink id={task.id} className="flex min-w-0 items-baseline gap-2 hover:underline">
                  <span className="figure text-12 text-ink-3">{task.key}</span>
                  <span className="truncate">{task.title}</span>
                </TaskLink>
              </Td>
              <Td wide figure align="right">
                {task.attempts}
              </Td>
              <Td wide figure align="right">
                <Count value={task.tokens} short />
              </Td>
              <Td wide>
                <ShareBar value={Number(task.money)} most={most} />
              </Td>
              <Td figure align="right" className="text-ink-3">
                <Planned task={task} currency={currency} />
              </Td>
              <Td figure align="right" className={isOver(task) ? 'text-fault-text' : undefined}>
                <Money amount={task.money} currency={currency} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      {rest.tasks > 0 && (
        <p className="px-4 pt-2 text-11 text-ink-3 md:px-5">
          And {rest.tasks} cheaper tasks, together <Money amount={rest.money} currency={currency} />.
        </p>
      )}
    </>
  );
}

type Task = MissionCost['tasks'][number];

const isOver = ({ money, budget, estimate }: Task): boolean => {
  const plan = budget ?? estimate;
  return plan !== null && Number(money) > Number(plan);
};

function Planned({ task: { budget, estimate }, currency }: { task: Task; currency: string }) {
  if (budget !== null)
    return (
      <>
        cap <Money amount={budget} currency={currency} />
      </>
    );
  return estimate === null ? '–' : <Money amount={estimate} currency={currency} />;
}
