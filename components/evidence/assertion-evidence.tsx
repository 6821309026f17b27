import { StatusGlyph } from '@/components/ui/status-glyph';
import { Strength } from '@/components/ui/strength';
import type { AssertionView } from '@/lib/contracts/schema-view';
import { termOf } from '@/lib/core/terms';
import { t } from '@/lib/core/words';
import type { EvidenceWire } from '@/lib/evidence/schema';
import { EvidenceTable } from './evidence-table';

type Props = { assertion: AssertionView; pieces: readonly EvidenceWire[]; filtered: boolean };

/** One assertion: what it claims, what it asks for, where it stands, and all that was handed in for it. */
export function AssertionEvidence({ assertion, pieces, filtered }: Props) {
  const { key, statement, state, best, leastStrength } = assertion;
  return (
    <section aria-label={`${key} ${statement}`}>
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 pb-1.5 md:px-5">
        <h2 className="min-w-0 text-14">
          <span className="figure mr-2 text-12 text-ink-3">{key}</span>
          <span className="break-words">{statement}</span>
        </h2>
        <span className="ml-auto flex items-center gap-4 text-11">
          <Strength required strength={leastStrength} word={t`at least ${termOf(leastStrength)}`} />
          <StatusGlyph status={state === 'passed' && best === 'verified' ? 'proved' : state} word={state} size={12} />
        </span>
      </div>
      {pieces.length > 0 ? (
        <EvidenceTable label={t`Evidence for ${key}`} pieces={pieces} />
      ) : (
        <p className="border-line border-t px-4 py-2 text-12 text-ink-3 md:px-5">
          {filtered ? t`None of this kind.` : t`Nothing was handed in for it yet.`}
        </p>
      )}
    </section>
  );
}
