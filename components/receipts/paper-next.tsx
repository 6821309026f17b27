import { termOf } from '@/lib/core/terms';
import { t } from '@/lib/core/words';
import type { ReceiptDocument } from '@/lib/receipts/schema';
import { PaperLine, PaperSection } from './paper-section';

/** 11. What should happen next? */
export function PaperNext({ receipt: { next } }: { receipt: ReceiptDocument }) {
  const rest = next.leftovers.length + next.undone.length + next.assertionsOpen.length + next.questions.length;
  return (
    <PaperSection
      title="Next"
      note="left and recommended"
      id="next"
      long={rest > 0}
      absent="Nothing was left over and nobody recommended a next step."
      className="border-b-2 border-b-ink"
    >
      {next.recommended.length > 0 || rest > 0 ? (
        <>
          {next.recommended.length > 0 && (
            <ul className="mb-2 flex flex-col gap-1 border border-line-2 bg-s1 px-3.5 py-2.5 text-14">
              {next.recommended.map((one) => (
                <li key={one.id} className="break-words">
                  {one.text}{' '}
                  <span className="text-11 text-ink-3">
                    {one.task}
                    {one.disposition && `, ${termOf(one.disposition)}`}
                  </span>
                </li>
              ))}
            </ul>
          )}
          {rest > 0 && <Rest next={next} />}
        </>
      ) : undefined}
    </PaperSection>
  );
}

function Rest({ next }: { next: ReceiptDocument['next'] }) {
  return (
    <ul>
      {next.leftovers.map((one) => (
        <PaperLine
          key={one.id}
          mark={one.task}
          small={`${termOf(one.kind)}${one.blocking ? t`, blocking` : ''}, ${
            one.disposition ? termOf(one.disposition) : t`open`
          }${one.reason ? `: ${one.reason}` : ''}`}
        >
          {one.text}
        </PaperLine>
      ))}
      {next.undone.map((one) => (
        <PaperLine key={one.task} mark={one.task} small={t`not done: ${termOf(one.status)}`}>
          {one.title}
        </PaperLine>
      ))}
      {next.assertionsOpen.map((key) => (
        <PaperLine key={key} mark={key}>
          This assertion was not passed.
        </PaperLine>
      ))}
      {next.questions.map((one) => (
        <PaperLine key={one.id} mark="?" small="open question">
          {one.text}
        </PaperLine>
      ))}
    </ul>
  );
}
