'use client';
import { useState } from 'react';
import { Loaded } from '@/components/layout/loaded';
import { ButtonLink } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { EmptyState } from '@/components/ui/empty-state';
import { useHotkeys } from '@/lib/client/hotkeys';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { AttentionFilters } from './attention-filters';
import { AttentionList } from './attention-list';
import { QueueSkeleton } from './attention-skeleton';
import { BatchBar } from './batch-bar';
import { DecisionBar } from './decision-bar';
import { DecisionCard } from './decision-card';
import { DecisionForm } from './decision-form';
import { type Choice, type Extras, useDecide } from './use-decide';
import { useQueue } from './use-queue';

/** The list at left, one card at right; on a phone the card alone, with the list one tap away. */
export function AttentionQueue() {
  const queue = useQueue();
  const { decide, refusals } = useDecide(queue);
  const [asked, setAsked] = useState<readonly Choice[] | null>(null);
  const choose = (choices: readonly Choice[]) => {
    if (choices.some(({ outcome }) => outcome.requires.length > 0)) setAsked(choices);
    else void decide(choices);
  };
  useHotkeys([
    { keys: 'j', label: t`Next item`, group: t`Queue`, repeats: true, run: () => queue.move(1) },
    { keys: 'k', label: t`Item before`, group: t`Queue`, repeats: true, run: () => queue.move(-1) },
    {
      keys: 'x',
      label: t`Select the item`,
      group: t`Queue`,
      when: () => !!queue.current,
      run: () => queue.current && queue.toggle(queue.current.id),
    },
  ]);
  const { current } = queue;
  return (
    <div className="flex min-h-0 flex-1">
      <section
        aria-label="Queue"
        className={cx(
          'flex min-h-0 w-full flex-col border-line-2 md:w-[300px] md:shrink-0 md:border-r lg:w-[378px]',
          queue.isOpened && 'max-md:hidden',
        )}
      >
        <AttentionFilters queue={queue} />
        <Loaded query={queue.query} what="The attention queue" skeleton={<QueueSkeleton />}>
          {() => (queue.items.length === 0 ? <NothingWaits queue={queue} /> : <AttentionList queue={queue} />)}
        </Loaded>
        {queue.selected.length > 0 && (
          <BatchBar cards={queue.selected} onChoose={choose} onClear={queue.clearSelection} />
        )}
      </section>
      {current && (
        <section
          aria-label="Card"
          className={cx('flex min-h-0 min-w-0 flex-1 flex-col bg-s1', !queue.isOpened && 'max-md:hidden')}
        >
          <DecisionCard
            key={current.id}
            card={current}
            position={t`${queue.position} of ${queue.items.length}`}
            refusal={refusals.find(({ itemId }) => itemId === current.id)}
            onBack={() => queue.go({ item: null })}
          />
          <DecisionBar
            card={current}
            next={queue.items[queue.position]}
            onChoose={(outcome) => choose([{ card: current, outcome }])}
          />
        </section>
      )}
      {asked && (
        <DecisionForm
          choices={asked}
          onClose={() => setAsked(null)}
          onDecide={(extras: Extras) => {
            setAsked(null);
            void decide(asked, extras);
          }}
        />
      )}
    </div>
  );
}

function NothingWaits({ queue }: { queue: ReturnType<typeof useQueue> }) {
  const { slug } = useWorkspace();
  if (queue.view === 'history')
    return <EmptyState title="Nothing was decided yet">Decisions stand here with their reasons.</EmptyState>;
  if (queue.kind || queue.mission || queue.view !== 'open')
    return <EmptyState title="Nothing waits here">Another view may hold something: the counts above tell.</EmptyState>;
  return (
    <EmptyState
      title="Nobody is awaited"
      calm
      action={<ButtonLink href={`/${slug}/missions?view=active`}>See what runs</ButtonLink>}
    >
      Contracts to sign, reviews, questions, approvals and everything else that needs a person's judgement waits here,
      with the facts on one card.
    </EmptyState>
  );
}
