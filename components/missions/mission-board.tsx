'use client';
import { useQueries } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useRef } from 'react';
import { Loaded } from '@/components/layout/loaded';
import { Link } from '@/components/ui/link';
import { SkeletonRows } from '@/components/ui/skeleton';
import { StatusGlyph } from '@/components/ui/status-glyph';
import { useHotkeys } from '@/lib/client/hotkeys';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { missionsQuery } from '@/lib/missions/queries';
import type { MissionStatus } from '@/lib/missions/schema';
import { focusBeside, movesOfFocused, type Step } from './board-keys';
import { MissionCard } from './mission-card';
import type { MissionFilter } from './use-mission-filter';

/** As many cards as anybody looks through in a column; the list has the rest. */
const mostCards = 20;

/** A column a status. A card moves by the mission's own moves alone: whatever else were drawn would be undone at once. */
export function MissionBoard({ filter, none }: { filter: MissionFilter; none: React.ReactNode }) {
  const { slug } = useWorkspace();
  const board = useRef<HTMLDivElement>(null);
  const columns = useQueries({
    queries: filter.statuses.map((status) => missionsQuery(slug, { ...filter.input, status, limit: mostCards })),
  });
  const step = (by: Step) => () => board.current && focusBeside(board.current, by);
  useHotkeys([
    { keys: 'j', label: t`Next card`, group: t`Board`, repeats: true, run: step('down') },
    { keys: 'k', label: t`Card before`, group: t`Board`, repeats: true, run: step('up') },
    { keys: 'arrowdown', label: t`Next card`, repeats: true, silent: true, run: step('down') },
    { keys: 'arrowup', label: t`Card before`, repeats: true, silent: true, run: step('up') },
    { keys: 'l', label: t`Column to the right`, group: t`Board`, repeats: true, run: step('right') },
    { keys: 'h', label: t`Column to the left`, group: t`Board`, repeats: true, run: step('left') },
    { keys: 'arrowright', label: t`Column to the right`, repeats: true, silent: true, run: step('right') },
    { keys: 'arrowleft', label: t`Column to the left`, repeats: true, silent: true, run: step('left') },
    {
      keys: 'm',
      label: t`Moves of the card`,
      group: t`Board`,
      run: () => board.current && movesOfFocused(board.current),
    },
  ]);
  const isEmpty = columns.every(({ data }) => data?.items.length === 0);
  if (isEmpty && filter.isFiltered) return none;
  return (
    <div
      ref={board}
      className="flex items-start gap-3 overflow-x-auto px-4 pb-6 max-md:flex-col max-md:items-stretch md:px-5"
    >
      {filter.statuses.map((status, index) => {
        const query = columns[index];
        return query && <Column key={status} status={status} query={query} />;
      })}
    </div>
  );
}

type ColumnProps = {
  status: MissionStatus;
  query: ReturnType<typeof useQueries<ReturnType<typeof missionsQuery>[]>>[number];
};

function Column({ status, query }: ColumnProps) {
  const count = query.data?.items.length;
  return (
    <section data-column="" aria-label={status} className="min-w-0 md:w-64 md:shrink-0 xl:flex-1">
      <h2 className="flex items-center gap-2 border-line border-b pb-1.5 text-13">
        <StatusGlyph status={status} />
        {count !== undefined && (
          <span className="figure text-11 text-ink-3">
            {count}
            {query.data?.nextCursor && '+'}
          </span>
        )}
      </h2>
      <Loaded query={query} what="These missions" skeleton={<SkeletonRows label="Reading the missions" rows={4} />}>
        {({ items, nextCursor }) => (
          <>
            {items.length === 0 && <p className="py-2 text-12 text-ink-3">None</p>}
            <ul className="mt-2 flex flex-col gap-2">
              {items.map((mission) => (
                <li key={mission.id}>
                  <MissionCard mission={mission} />
                </li>
              ))}
            </ul>
            {nextCursor && <AllOfThem />}
          </>
        )}
      </Loaded>
    </section>
  );
}

function AllOfThem() {
  const { slug } = useWorkspace();
  const parameters = new URLSearchParams(useSearchParams());
  parameters.delete('show');
  return (
    <Link href={`/${slug}/missions?${parameters}`} className="mt-2 block py-1 text-12 underline">
      More, as a list
    </Link>
  );
}
