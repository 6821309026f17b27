import { titleOf } from '@/lib/core/terms';
import { plural, t } from '@/lib/core/words';
import type { ReceiptDocument } from '@/lib/receipts/schema';
import { countText, durationText, moneyText } from '@/lib/receipts/words';

/** The answer on one screen: what came of it, what it took, what proves it, what comes next. */
export function PaperSummary({ receipt }: { receipt: ReceiptDocument }) {
  const { summary, spent, mission } = receipt;
  const { assertions, tasks } = summary;
  const open = assertions.failed + assertions.pending;
  const cells = [
    {
      name: titleOf(summary.outcome),
      figure: t`${assertions.passed} of ${assertions.total} passed`,
      note: [
        'assertions',
        assertions.waived === 0 ? t`none waived` : t`${assertions.waived} waived`,
        ...(open > 0 ? [t`${open} not passed`] : []),
      ].join(', '),
    },
    {
      name: t`Tasks`,
      figure: t`${tasks.done} of ${tasks.total}`,
      note: plural(summary.attempts, { one: t`1 attempt`, other: t`${countText(summary.attempts)} attempts` }),
    },
    {
      name: t`Money`,
      figure: moneyText(summary.money, spent.currency),
      note: spent.budget.money === null ? t`no cap` : t`of ${moneyText(spent.budget.money, spent.currency)}`,
    },
    {
      name: t`Active`,
      figure: durationText(mission.activeSeconds),
      note: t`over ${durationText(mission.elapsedSeconds)}`,
    },
    {
      name: t`People`,
      figure: countText(summary.decisionsByPeople),
      note: plural(summary.decisionsByPeople, { one: t`decision`, other: t`decisions` }),
    },
  ];
  return (
    <>
      <dl className="paper-whole grid grid-cols-2 border-ink border-t-2 border-b border-b-line-2 sm:grid-cols-3 md:grid-cols-[1.4fr_1fr_1fr_1fr_0.8fr] print:grid-cols-[1.4fr_1fr_1fr_1fr_0.8fr]">
        {cells.map(({ name, figure, note }) => (
          <div
            key={name}
            className="border-line px-3.5 pt-2.5 pb-[11px] first:pl-0 max-md:pl-0 md:border-l md:first:border-0 print:border-l print:pl-3.5 print:first:border-0 print:first:pl-0"
          >
            <dt className="text-11 text-ink-3">{name}</dt>
            <dd className="font-medium font-mono text-20 leading-[26px] tracking-[-0.045em] [word-spacing:-0.2em]">
              {figure}
            </dd>
            <dd className="text-11 text-ink-3">{note}</dd>
          </div>
        ))}
      </dl>
      <Answer receipt={receipt} />
    </>
  );
}

function Answer({ receipt }: { receipt: ReceiptDocument }) {
  const { evidence, artifacts, next } = receipt;
  const count = (strength: string) => evidence.filter(({ proved }) => proved.strength === strength).length;
  const proofs = (['verified', 'checked', 'reported', 'contradicted'] as const)
    .map((strength) => ({ strength, pieces: count(strength) }))
    .filter(({ pieces }) => pieces > 0)
    .map(({ strength, pieces }) => `${pieces} ${strength}`);
  const [first, ...more] = next.recommended;
  const open = next.leftovers.filter(({ disposition }) => disposition === null).length + next.undone.length;
  const lines = [
    { term: t`What we got`, words: artifacts.length > 0 ? artifactsWords(artifacts) : t`No artifact was kept.` },
    {
      term: t`What proves it`,
      words:
        proofs.length > 0
          ? t`${plural(evidence.length, { one: t`1 piece`, other: t`${countText(evidence.length)} pieces` })} of evidence: ${proofs.join(', ')}.`
          : t`No evidence was given.`,
    },
    {
      term: t`What next`,
      words: first
        ? `${first.text}${more.length > 0 ? t` And ${more.length} more.` : ''}`
        : open > 0
          ? t`${plural(open, { one: t`1 thing`, other: t`${countText(open)} things` })} left open.`
          : t`Nothing was left over and nobody recommended a next step.`,
    },
  ];
  return (
    <dl className="paper-whole grid gap-x-6 gap-y-3 border-line border-b py-4 md:grid-cols-3 print:grid-cols-3">
      {lines.map(({ term, words }) => (
        <div key={term} className="min-w-0">
          <dt className="text-11 text-ink-3">{term}</dt>
          <dd className="line-clamp-4 break-words text-14 leading-normal">{words}</dd>
        </div>
      ))}
    </dl>
  );
}

function artifactsWords(artifacts: ReceiptDocument['artifacts']): string {
  const names = artifacts.slice(0, 3).map(({ name }) => name);
  const rest = artifacts.length - names.length;
  return `${plural(artifacts.length, { one: t`1 artifact`, other: t`${countText(artifacts.length)} artifacts` })}: ${names.join(', ')}${rest > 0 ? t` and ${rest} more` : ''}.`;
}
