'use client';
import { AgentWords } from '@/components/ui/agent-words';
import { BudgetBar } from '@/components/ui/budget-bar';
import { Count } from '@/components/ui/count';
import { DiffLines } from '@/components/ui/diff-lines';
import { Link } from '@/components/ui/link';
import { Money } from '@/components/ui/money';
import { type StatusName, statusLooks } from '@/components/ui/status';
import { StatusGlyph } from '@/components/ui/status-glyph';
import { Time } from '@/components/ui/time';
import { useWorkspace } from '@/lib/client/workspace-context';
import { termOf } from '@/lib/core/terms';
import { t } from '@/lib/core/words';
import type { AttentionCard } from '@/lib/decisions/schema';
import { CardSection } from './card-section';
import { jsonLines } from './json-lines';

type Part = { card: AttentionCard };

/** The card carries the budget with every item; it is a fact to decide from only where it is the matter. */
const aboutBudget: readonly AttentionCard['kind'][] = ['budget_warning', 'budget_breach', 'task_budget'];

const isStatus = (word: string): word is StatusName => word in statusLooks;

/** What a reviewer of a task reads: what was wanted, and what came. */
export function CardReview({ card: { review } }: Part) {
  if (!review) return null;
  return (
    <CardSection title="What was asked" rule={t`attempt ${review.attemptNumber}`}>
      <p className="whitespace-pre-wrap break-words text-14 leading-prose">
        {review.objective || t`No objective was written.`}
      </p>
      {review.criteria && (
        <p className="mt-2 whitespace-pre-wrap break-words text-14 leading-prose">
          <span className="block text-11 text-ink-3">Done when</span>
          {review.criteria}
        </p>
      )}
    </CardSection>
  );
}

/** What its worker gave as its output: said, like everything of its own. */
export function CardOutput({ card: { review, askedBy } }: Part) {
  if (!review || review.output === null) return null;
  return (
    <CardSection title="What came of it" rule={askedBy ? t`as ${askedBy.name} gave it` : undefined}>
      <dl className="grid grid-cols-[110px_minmax(0,1fr)] gap-y-1 border border-line-2 bg-s2 px-3.5 py-3 text-12">
        {jsonLines(review.output).map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="break-words text-ink-3">{name}</dt>
            <dd className="whitespace-pre-wrap break-words font-mono">{value}</dd>
          </div>
        ))}
      </dl>
    </CardSection>
  );
}

export function CardContract({ card: { contract, mission, kind } }: Part) {
  const { slug } = useWorkspace();
  if (!contract || kind !== 'contract_to_sign') return null;
  const lines = contract.changes.flatMap((change) => [
    ...(change.before ? [{ kind: 'removed' as const, text: `${change.id} ${change.before}` }] : []),
    ...(change.after ? [{ kind: 'added' as const, text: `${change.id} ${change.after}` }] : []),
  ]);
  return (
    <CardSection
      title={t`Contract v${contract.version}`}
      rule={t`${contract.changes.length} changes against the version before`}
    >
      <DiffLines
        label="Changes of the contract"
        lines={lines.length > 0 ? lines : [{ kind: 'same', text: t`Nothing changed.` }]}
      />
      <Link href={`/${slug}/missions/${mission.id}/contract`} className="mt-2 inline-block text-13 underline">
        Read the whole contract
      </Link>
    </CardSection>
  );
}

export function CardBudget({ card: { budget, kind } }: Part) {
  if (!budget || !aboutBudget.includes(kind)) return null;
  return (
    <CardSection title={budget.of === 'task' ? t`The task's budget` : t`The mission's budget`}>
      <div className="grid gap-3 sm:grid-cols-2">
        <div>
          <p className="mb-1.5 text-14">
            <Money amount={budget.moneySpent} />{' '}
            {budget.moneyCap ? (
              <>
                of <Money amount={budget.moneyCap} />
              </>
            ) : (
              t`without a cap`
            )}
          </p>
          <BudgetBar
            label="Money spent"
            spent={Number(budget.moneySpent)}
            cap={budget.moneyCap ? Number(budget.moneyCap) : null}
            text={t`${budget.moneySpent} spent`}
          />
        </div>
        <div>
          <p className="mb-1.5 text-14">
            <Count value={budget.tokensSpent} /> tokens{' '}
            {budget.tokensCap ? (
              <>
                of <Count value={budget.tokensCap} />
              </>
            ) : (
              t`without a cap`
            )}
          </p>
          <BudgetBar
            label="Tokens used"
            spent={budget.tokensSpent}
            cap={budget.tokensCap}
            text={t`${budget.tokensSpent} tokens`}
          />
        </div>
      </div>
    </CardSection>
  );
}

export function CardBlock({ card: { block, askedBy } }: Part) {
  if (!block) return null;
  return (
    <CardSection
      title="What it waits for"
      rule={
        block.checkAt ? (
          <>
            to be checked <Time at={block.checkAt} />
          </>
        ) : undefined
      }
    >
      {block.task && (
        <p className="mb-1.5 break-words text-14">
          <b className="font-medium">
            {block.task.key} {block.task.title} ({termOf(block.task.status)})
          </b>
        </p>
      )}
      <AgentWords by={askedBy?.name ?? t`whoever blocked it`}>{block.reason}</AgentWords>
    </CardSection>
  );
}

export function CardLeftover({ card: { leftover, askedBy } }: Part) {
  if (!leftover) return null;
  return (
    <CardSection title="The leftover" rule={leftover.blocking ? t`blocking, says its worker` : undefined}>
      <AgentWords by={askedBy?.name ?? 'a worker'}>{leftover.text}</AgentWords>
    </CardSection>
  );
}

/** The words of the contract that require a person here. */
export function CardClauses({ card }: Part) {
  if (card.clauses.length === 0 && !card.assertion) return null;
  return (
    <CardSection title="Why it needs a person">
      {card.assertion && (
        <p className="mb-1.5 grid grid-cols-[42px_minmax(0,1fr)] text-14 leading-prose">
          <span className="figure text-12 text-ink-3">{card.assertion.key}</span>
          <span className="break-words">{card.assertion.statement}</span>
        </p>
      )}
      {card.clauses.map((clause) => (
        <p key={clause.id} className="grid grid-cols-[42px_minmax(0,1fr)] text-14 leading-prose">
          <span className="figure text-12 text-ink-3">{clause.id}</span>
          <span className="break-words">{clause.words}</span>
        </p>
      ))}
    </CardSection>
  );
}

export function CardBehind({ card: { behind, mission } }: Part) {
  const { slug } = useWorkspace();
  if (behind.count === 0) return null;
  return (
    <CardSection title="What waits behind it">
      <ul className="flex flex-wrap gap-2">
        {behind.tasks.map((task) => (
          <li key={task.id}>
            <Link
              href={`/${slug}/missions/${mission.id}?task=${task.id}`}
              className="flex items-center gap-2 border border-line-2 bg-s2 px-2 py-1 text-12 hover:bg-s3"
            >
              {isStatus(task.status) && <StatusGlyph status={task.status} bare />}
              <span className="figure">{task.key}</span>
              <span className="max-w-48 truncate">{task.title}</span>
            </Link>
          </li>
        ))}
        {behind.count > behind.tasks.length && (
          <li className="self-center text-11 text-ink-3">and {behind.count - behind.tasks.length} more</li>
        )}
      </ul>
    </CardSection>
  );
}
