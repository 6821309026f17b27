'use client';
import { PhoneMark } from '@/components/layout/phone-mark';
import { SavedViews } from '@/components/saved-views/saved-views';
import { cx } from '@/components/ui/cx';
import { kinds } from '@/lib/attention/rules';
import { attentionKinds } from '@/lib/attention/values';
import { plural, t } from '@/lib/core/words';
import type { AttentionView } from '@/lib/decisions/schema';
import type { Queue } from './use-queue';

const views: { view: AttentionView; label: string }[] = [
  { view: 'open', label: t`All` },
  { view: 'mine', label: t`Mine` },
  { view: 'others', label: t`Others` },
  { view: 'snoozed', label: t`Snoozed` },
  { view: 'history', label: t`History` },
];

/** The title with what waits, and the ways to narrow the queue; each lives in the address. */
export function AttentionFilters({ queue }: { queue: Queue }) {
  const counts = queue.query.data?.counts;
  const present = attentionKinds.filter((kind) => (counts?.byKind[kind] ?? 0) > 0);
  return (
    <header className="shrink-0 border-line border-b px-4 pt-3 pb-2 md:px-5">
      <div className="flex items-center justify-between gap-3">
        <h1 className="flex items-center gap-x-2 text-20 md:max-lg:flex-col max-md:gap-x-3 md:max-lg:items-start">
          <PhoneMark />
          Attention
          {counts && counts.mine > 0 && (
            <span className="whitespace-nowrap text-14 text-lamp-text">
              {plural(counts.mine, { one: t`1 waits for you`, other: t`${counts.mine} wait for you` })}
            </span>
          )}
        </h1>
        <SavedViews page="attention" />
      </div>
      <div className="scroll-quiet -mx-1.5 mt-1.5 flex pointer-coarse:-mx-2.5 gap-0.5 overflow-x-auto text-11">
        {views.map(({ view, label }) => (
          <FilterButton
            key={view}
            current={queue.view === view}
            onClick={() => queue.go({ view: view === 'open' ? null : view, item: null })}
          >
            {label} {counts && view !== 'history' && <span className="figure">{counts[view]}</span>}
          </FilterButton>
        ))}
      </div>
      {present.length > 1 && queue.view === 'open' && (
        <div className="scroll-quiet -mx-1.5 flex pointer-coarse:-mx-2.5 gap-0.5 overflow-x-auto text-11">
          {present.map((kind) => (
            <FilterButton
              key={kind}
              current={queue.kind === kind}
              onClick={() => queue.go({ kind: queue.kind === kind ? null : kind, item: null })}
            >
              {kinds[kind].word} <span className="figure">{counts?.byKind[kind]}</span>
            </FilterButton>
          ))}
        </div>
      )}
      {queue.mission && (
        <button
          type="button"
          className="mt-1 text-11 text-ink-2 underline"
          onClick={() => queue.go({ mission: null, item: null })}
        >
          Only one mission is shown; show all
        </button>
      )}
    </header>
  );
}

function FilterButton({
  current,
  onClick,
  children,
}: {
  current: boolean;
  onClick: () => void;
  children: React.ReactNode;
}) {
  return (
    <button
      type="button"
      aria-pressed={current}
      onClick={onClick}
      className={cx(
        'shrink-0 whitespace-nowrap rounded-1 px-1.5 py-0.5 pointer-coarse:min-h-10 pointer-coarse:px-2.5 pointer-coarse:text-13',
        current ? 'font-semibold text-ink' : 'text-ink-3 hover:text-ink',
      )}
    >
      {children}
    </button>
  );
}
