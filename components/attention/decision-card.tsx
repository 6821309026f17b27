'use client';
import { Callout } from '@/components/ui/callout';
import { cx } from '@/components/ui/cx';
import { IconButton } from '@/components/ui/icon-button';
import { Link } from '@/components/ui/link';
import { Money } from '@/components/ui/money';
import { PrincipalName } from '@/components/ui/principal-name';
import { Readout, ReadoutBar } from '@/components/ui/readout';
import { RiskBars } from '@/components/ui/risk-bars';
import { StatusGlyph } from '@/components/ui/status-glyph';
import { Time } from '@/components/ui/time';
import { useWorkspace } from '@/lib/client/workspace-context';
import { plural, t } from '@/lib/core/words';
import type { AttentionCard } from '@/lib/decisions/schema';
import { tier } from './attention-list';
import { CardEvidence, CardNobody, CardWords } from './card-beside';
import { CardCompletion } from './card-completion';
import {
  CardBehind,
  CardBlock,
  CardBudget,
  CardClauses,
  CardContract,
  CardLeftover,
  CardOutput,
  CardReview,
} from './card-facts';
import { CardPayload } from './card-payload';
import { CardQuestion } from './card-question';
import type { Refusal } from './use-decide';

// A longer title in large letters would push what it is about off the card.
const mostLarge = 90;

type Props = { card: AttentionCard; position: string; refusal: Refusal | undefined; onBack: () => void };

/** Everything that one decides from: what is asked, by whom, what it does, why it needs a person, what proves it. */
export function DecisionCard({ card, position, refusal, onBack }: Props) {
  return (
    <div className="scroll-quiet min-h-0 flex-1 overflow-y-auto px-4 pt-3 pb-8 md:px-7 md:pt-4">
      <CardHead card={card} position={position} onBack={onBack} />
      {refusal && (
        <Callout tone="fault" title="Not decided" className="mt-3">
          {refusal.detail} {refusal.next}
        </Callout>
      )}
      {card.resolution && (
        <Callout className="mt-3" title={card.resolution.label}>
          {card.resolution.by?.name ?? t`Mission Control`}, <Time at={card.resolution.at} />
          {card.resolution.reason && `: ${card.resolution.reason}`}
        </Callout>
      )}
      {card.clearedBecause && (
        <Callout className="mt-3" title="Cleared by itself">
          {card.clearedBecause}
        </Callout>
      )}
      <CardReadouts card={card} />
      <div className="mt-4 grid gap-x-8 gap-y-6 xl:grid-cols-[minmax(0,1fr)_282px]">
        {/* Where a card has nothing but what stands beside, that takes its place. */}
        <div className="flex min-w-0 flex-col gap-5 empty:hidden">
          <CardPayload card={card} />
          <CardQuestion card={card} />
          <CardReview card={card} />
          <CardOutput card={card} />
          <CardContract card={card} />
          <CardCompletion card={card} />
          <CardBudget card={card} />
          <CardBlock card={card} />
          <CardLeftover card={card} />
          <CardClauses card={card} />
          <CardBehind card={card} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <CardEvidence card={card} />
          <CardNobody card={card} />
          <CardWords card={card} />
        </div>
      </div>
    </div>
  );
}

function CardHead({ card, position, onBack }: Omit<Props, 'refusal'>) {
  const { slug } = useWorkspace();
  const taskHref = card.task ? `/${slug}/missions/${card.mission.id}?task=${card.task.id}` : null;
  return (
    <>
      <div className="flex items-center justify-between gap-3 text-11">
        <span className="flex min-w-0 items-center gap-2">
          <IconButton icon="back" label="Back to the queue" onClick={onBack} className="md:hidden" />
          {card.status === 'open' && card.can.decide ? (
            <StatusGlyph status="person" word={card.kindTitle} className="font-medium" />
          ) : (
            <span className="text-ink-2">{card.kindTitle}</span>
          )}
          <span className="figure text-ink-3">#{card.number}</span>
        </span>
        <span className="flex shrink-0 items-center gap-3 text-ink-3">
          {position}
          {taskHref && card.task && (
            <Link href={taskHref} className="text-ink-2 underline hover:text-ink">
              Open {card.task.key}
            </Link>
          )}
        </span>
      </div>
      <h2
        className={cx(
          'mt-1.5 break-words leading-tight tracking-display',
          card.title.length > mostLarge ? 'text-20' : 'text-26',
        )}
      >
        {card.title}
      </h2>
      <p className="mt-1.5 text-13 text-ink-2">
        {card.askedBy && (
          <>
            <PrincipalName {...card.askedBy} /> asks
            {card.task && (
              <>
                , for{' '}
                <b className="font-medium">
                  {card.task.key} {card.task.title}
                </b>
              </>
            )}
            , in{' '}
          </>
        )}
        {!card.askedBy && t`In `}
        <Link href={`/${slug}/missions/${card.mission.id}`} className="font-medium text-ink hover:underline">
          {card.mission.name}
        </Link>
        , <Time at={card.createdAt} />.
      </p>
    </>
  );
}

function CardReadouts({ card }: { card: AttentionCard }) {
  const overdue = card.decideBy !== null && Date.parse(card.decideBy) < Date.now();
  return (
    <ReadoutBar
      label="Facts"
      // Where they do not fit beside each other: two columns, whose first begins where the text begins.
      className="mt-4 border-line-2 border-y [--readout-ground:var(--s1)] max-lg:grid max-lg:grid-cols-2 max-lg:[&>:last-child:nth-child(odd)]:col-span-2 max-lg:[&>:nth-child(odd)]:pl-0"
    >
      <Readout
        className="!pl-0"
        label="Decide by"
        words
        tone={overdue ? 'fault' : card.decideBy && card.can.decide ? 'lamp' : undefined}
        value={card.decideBy ? <Time at={card.decideBy} as="left" /> : 'no deadline'}
        sub={card.decideByRule ?? undefined}
      />
      <Readout label="Risk" words value={<RiskBars tier={tier(card.risk)}>{card.riskWords}</RiskBars>} />
      <Readout
        label="Behind it"
        words
        value={
          card.behind.count === 0
            ? 'nothing waits'
            : plural(card.behind.count, { one: t`1 task`, other: t`${card.behind.count} tasks` })
        }
        sub={
          card.behind.planned ? (
            <>
              <Money amount={card.behind.planned} /> planned
            </>
          ) : undefined
        }
      />
      {card.assignee && <Readout label="Assigned to" words value={<PrincipalName {...card.assignee} />} />}
    </ReadoutBar>
  );
}
