'use client';
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '@/components/layout/loaded';
import { cx } from '@/components/ui/cx';
import { Fuse } from '@/components/ui/fuse';
import { KeyCap } from '@/components/ui/key-cap';
import { Link } from '@/components/ui/link';
import { SectionTitle } from '@/components/ui/section-title';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { Time } from '@/components/ui/time';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { attentionQuery } from '@/lib/decisions/queries';
import type { AttentionCard } from '@/lib/decisions/schema';

const most = 5;

/** The first of the queue, in its order; each leads to its card. */
export function WaitsForYou() {
  const { slug } = useWorkspace();
  const query = useQuery(attentionQuery(slug, { view: 'open', limit: most }));
  return (
    <section aria-label="Waits for you" className="px-4 pt-4 pb-3 md:px-5">
      <SectionTitle size="medium" aside={<KeyCap keys="g a" />}>
        Waits for you
      </SectionTitle>
      <Loaded query={query} what="The attention queue" skeleton={<Rows />}>
        {({ items, nextCursor }) => (
          <>
            {items.length === 0 && (
              <p className="py-2 text-13 text-ink-3">Nobody is awaited. Decisions stand here when they are needed.</p>
            )}
            <ul>
              {items.map((card, index) => (
                <Item key={card.id} card={card} nearest={index === 0} href={`/${slug}/attention?item=${card.id}`} />
              ))}
            </ul>
            {nextCursor && (
              <Link href={`/${slug}/attention`} className="text-11 text-ink-2 underline hover:text-ink">
                The whole queue
              </Link>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

type ItemProps = { card: AttentionCard; nearest: boolean; href: string };

function Item({ card, nearest, href }: ItemProps) {
  const lit = nearest && card.can.decide;
  return (
    <li>
      <Link href={href} className="group block pt-2.5">
        <span className="flex items-baseline justify-between gap-3 text-11">
          <span className={cx('font-medium', lit ? 'text-lamp-text' : 'text-ink-2')}>{card.kindTitle}</span>
          <span className={cx('figure', lit ? 'text-lamp-text' : 'text-ink-3')}>
            {card.decideBy ? <Time at={card.decideBy} as="left" /> : t`no deadline`}
          </span>
        </span>
        <span className="mt-0.5 line-clamp-2 break-words font-medium text-14 leading-tight tracking-title group-hover:underline">
          {card.title}
        </span>
        <span className="mt-0.5 mb-2 block truncate text-11 text-ink-3">{card.mission.name}</span>
        {card.decideBy ? (
          <Fuse from={card.createdAt} until={card.decideBy} lit={lit} />
        ) : (
          <span aria-hidden="true" className="block h-px bg-line" />
        )}
      </Link>
    </li>
  );
}

function Rows() {
  return (
    <Loading label="Reading the attention queue" className="flex flex-col gap-4 py-3">
      {[0, 1, 2].map((row) => (
        <span key={row} className="flex flex-col gap-1.5">
          <Skeleton className="h-3 w-24" />
          <Skeleton className="h-4 w-full" />
        </span>
      ))}
    </Loading>
  );
}
