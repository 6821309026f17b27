'use client';
import type { ReactNode } from 'react';
import { BudgetBar } from '@/components/ui/budget-bar';
import { Count } from '@/components/ui/count';
import { Money } from '@/components/ui/money';
import { t } from '@/lib/core/words';
import type { TaskView } from '@/lib/tasks/schema-view';
import { Section } from './section';

type Attempt = TaskView['attempts'][number];

/** What the task has cost so far against its own budget, and what the chosen attempt used. */
export function UsageSection({ task, attempt }: { task: TaskView; attempt: Attempt }) {
  const { spent } = attempt;
  const cap = task.budget.money;
  const cached = spent.tokensIn > 0 ? Math.floor((100 * spent.tokensCached) / spent.tokensIn) : 0;
  return (
    <Section
      title={task.attempts.length > 1 ? t`Usage of attempt ${attempt.number}` : t`Usage`}
      aside={
        <>
          task <Money amount={task.spent.money} />
          {cap !== null && (
            <>
              {' '}
              of <Money amount={cap} />
            </>
          )}
        </>
      }
    >
      {cap !== null && (
        <BudgetBar
          label="Money spent on this task"
          spent={Number(task.spent.money)}
          cap={Number(cap)}
          text={t`${task.spent.money} of ${cap}`}
          className="mb-2"
        />
      )}
      <dl className="grid grid-cols-4 text-12">
        <Cell term="in">
          <Count value={spent.tokensIn} short />
        </Cell>
        <Cell term="cached">{cached} %</Cell>
        <Cell term="out">
          <Count value={spent.tokensOut} short />
        </Cell>
        <Cell term="tool calls">
          <Count value={spent.toolCalls} short />
        </Cell>
      </dl>
    </Section>
  );
}

function Cell({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="border-line border-l pl-2 first:border-0 first:pl-0">
      <dt className="text-11 text-ink-3">{term}</dt>
      <dd className="figure font-medium">{children}</dd>
    </div>
  );
}
