'use client';
import { useEffect, useRef } from 'react';
import { cx } from '@/components/ui/cx';
import { Fuse } from '@/components/ui/fuse';
import { KeyCap } from '@/components/ui/key-cap';
import { RiskBars } from '@/components/ui/risk-bars';
import { Glyph } from '@/components/ui/status-glyph';
import { Time } from '@/components/ui/time';
import { plural, t } from '@/lib/core/words';
import type { AttentionCard } from '@/lib/decisions/schema';
import type { Queue } from './use-queue';

/** The rows; the one whose card is open is marked and kept in sight. */
export function AttentionList({ queue }: { queue: Queue }) {
  return (
    <>
      <ul aria-label="Items" className="scroll-quiet min-h-0 flex-1 overflow-y-auto">
        {queue.items.map((card) => (
          <Row
            key={card.id}
            card={card}
            current={card.id === queue.current?.id}
            selected={queue.selected.includes(card)}
            onOpen={() => queue.open(card)}
          />
        ))}
      </ul>
      <p className="hidden items-center gap-3 border-line border-t px-5 py-2 text-11 text-ink-3 lg:flex">
        <span className="flex gap-1">
          <KeyCap keys="j" /> <KeyCap keys="k" /> move
        </span>
        <span className="flex gap-1">
          <KeyCap keys="x" /> select
        </span>
        <span className="flex gap-1">
          <KeyCap keys="shift+a" /> decide selected
        </span>
        <span className="flex gap-1">
          <KeyCap keys="?" /> all keys
        </span>
      </p>
    </>
  );
}

type RowProps = { card: AttentionCard; current: boolean; selected: boolean; onOpen: () => void };

function Row({ card, current, selected, onOpen }: RowProps) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const mayDecide = card.can.decide && card.status === 'open';
  return (
    <li ref={row}>
      <button
        type="button"
        aria-current={current || undefined}
        onClick={onOpen}
        className={cx(
          'relative block w-full px-4 pt-2.5 text-left -outline-offset-2 md:px-5',
          current ? 'bg-s2 shadow-[inset_2px_0_0_var(--ink)]' : 'hover:bg-s1',
        )}
      >
        <span className="flex items-baseline justify-between gap-3 text-11">
          <span
            className={cx(
              'flex items-center gap-1.5 font-medium',
              mayDecide && current ? 'text-lamp-text' : 'text-ink-2',
            )}
          >
            {selected && <Glyph name="done" tone="ink" size={12} />}
            {selected && <span className="sr-only">Selected.</span>}
            {card.kindTitle}
          </span>
          <span className="figure text-ink-3">{whenText(card)}</span>
        </span>
        <span className="mt-0.5 line-clamp-2 break-words font-medium text-14 leading-tight tracking-title">
          {card.title}
        </span>
        <span className="mt-1 block truncate text-11 text-ink-3">
          {card.task && <span className="figure mr-1.5">{card.task.key}</span>}
          {card.mission.name}
        </span>
        <span className="mt-1 mb-2 flex items-center justify-between gap-3 text-11 text-ink-3">
          <RiskBars tier={tier(card.risk)}>{card.riskWords}</RiskBars>
          {card.behind.count > 0 && (
            <span>
              {plural(card.behind.count, { one: t`1 task waits`, other: t`${card.behind.count} tasks wait` })}
            </span>
          )}
        </span>
        {card.decideBy && card.status === 'open' ? (
          <Fuse from={card.createdAt} until={card.decideBy} lit={current && mayDecide} />
        ) : (
          <span aria-hidden="true" className="block h-px bg-line" />
        )}
      </button>
    </li>
  );
}

function whenText(card: AttentionCard) {
  if (card.resolution) return <Time at={card.resolution.at} />;
  if (card.snoozedUntil)
    return (
      <>
        until <Time at={card.snoozedUntil} as="moment" />
      </>
    );
  return card.decideBy ? <Time at={card.decideBy} as="left" /> : t`no deadline`;
}

/** The wire says an integer from 1 to 4. */
export const tier = (risk: number): 1 | 2 | 3 | 4 => (risk <= 1 ? 1 : risk === 2 ? 2 : risk === 3 ? 3 : 4);
