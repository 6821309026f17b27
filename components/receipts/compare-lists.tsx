import type { ReactNode } from 'react';
import { type StatusName, statusLooks } from '@/components/ui/status';
import { StatusGlyph } from '@/components/ui/status-glyph';
import { Strength } from '@/components/ui/strength';
import { termOf } from '@/lib/core/terms';
import { plural, t } from '@/lib/core/words';
import type { ComparedReceipt } from '@/lib/receipts/schema-compare';
import { countText, moneyText } from '@/lib/receipts/words';

type Both = { a: ComparedReceipt; b: ComparedReceipt };

/** What lies behind the figures, each receipt's beside the other's. */
export function CompareLists({ a, b }: Both) {
  const part = (
    title: string,
    of: (receipt: ComparedReceipt) => ReactNode[],
    all: (receipt: ComparedReceipt) => number,
  ) => (
    <section className="mt-6" aria-label={title}>
      <h2 className="border-line border-b pb-1 text-14">{title}</h2>
      <div className="grid grid-cols-1 gap-x-8 md:grid-cols-2 print:grid-cols-2">
        {[a, b].map((receipt, index) => (
          <Lines key={index === 0 ? 'a' : 'b'} receipt={receipt} lines={of(receipt)} all={all(receipt)} />
        ))}
      </div>
    </section>
  );
  return (
    <>
      {part(t`Assertions`, assertionLines, ({ assertions }) => assertions.length)}
      {part(t`Cost by model`, modelLines, ({ byModel }) => byModel.length)}
      {part(t`Failed or pruned`, failureLines, ({ failureCount }) => failureCount)}
      {part(t`Decided by people`, decisionLines, ({ summary }) => summary.decisionsByPeople)}
      {part(t`Left over`, leftoverLines, ({ leftoverCount }) => leftoverCount)}
    </>
  );
}

function Lines({ receipt, lines, all }: { receipt: ComparedReceipt; lines: ReactNode[]; all: number }) {
  return (
    <div className="min-w-0 pt-2">
      <h3 className="figure truncate text-11 text-ink-3" title={receipt.missionName}>
        {receipt.number} v{receipt.version}, {receipt.missionName}
      </h3>
      {lines.length === 0 && <p className="py-1 text-13 text-ink-3">None</p>}
      <ul className="text-13">{lines}</ul>
      {all > lines.length && (
        <p className="py-1 text-11 text-ink-3">{countText(all - lines.length)} more stand in the receipt itself.</p>
      )}
    </div>
  );
}

function Line({ beside, children }: { beside: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-baseline justify-between gap-3 border-line border-b py-1.5 last:border-0">
      <span className="wrap-anywhere min-w-0">{children}</span>
      <span className="flex max-w-1/2 shrink-0 items-baseline gap-2 text-11 text-ink-2">{beside}</span>
    </li>
  );
}

const stateOf = (state: string): StatusName | null => (state in statusLooks ? (state as StatusName) : null);

const assertionLines = ({ assertions }: ComparedReceipt) =>
  assertions.map(({ key, statement, state, proved }) => {
    const status = stateOf(state);
    return (
      <Line
        key={key}
        beside={
          <>
            {status ? <StatusGlyph status={status} /> : state}
            <Strength strength={proved} />
          </>
        }
      >
        <span className="figure mr-2 text-11 text-ink-3">{key}</span>
        {statement}
      </Line>
    );
  });

const modelLines = ({ byModel, currency }: ComparedReceipt) =>
  byModel.map(({ model, attempts, money }) => (
    <Line key={model} beside={<span className="figure">{moneyText(money, currency)}</span>}>
      {model}{' '}
      <span className="text-11 text-ink-3">
        {plural(attempts, { one: t`1 attempt`, other: t`${countText(attempts)} attempts` })}
      </span>
    </Line>
  ));

const failureLines = ({ failures }: ComparedReceipt) =>
  failures.map(({ id, kind, name, how }) => (
    <Line key={id} beside={termOf(how)}>
      {name} <span className="text-11 text-ink-3">{kind}</span>
    </Line>
  ));

const decisionLines = ({ decisions }: ComparedReceipt) =>
  decisions.map(({ subject, what, outcome, at }) => (
    <Line key={`${at} ${subject} ${outcome}`} beside={termOf(outcome)}>
      {what}
    </Line>
  ));

const leftoverLines = ({ leftovers }: ComparedReceipt) =>
  leftovers.map(({ id, text, disposition }) => (
    <Line key={id} beside={disposition ? termOf(disposition) : t`undecided`}>
      {text}
    </Line>
  ));
