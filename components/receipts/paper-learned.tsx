import { termOf } from '@/lib/core/terms';
import type { ReceiptDocument } from '@/lib/receipts/schema';
import { dayText, moneyText } from '@/lib/receipts/words';
import { PaperLine, PaperSection } from './paper-section';

type Props = { receipt: ReceiptDocument };
const joined = (parts: readonly (string | null | false)[]): string => parts.filter(Boolean).join(', ');

/** 8. What failed or was pruned, and why? */
export function PaperPruned({ receipt: { pruned, spent } }: Props) {
  if (pruned.length === 0)
    return <PaperSection title="Pruned" note="and failed" absent="Nothing was pruned and nothing failed." />;
  return (
    <PaperSection title="Pruned" note="and failed" long>
      <ul>
        {pruned.map((one) => (
          <PaperLine
            key={`${one.kind}${one.id}${one.how}`}
            mark={one.kind === 'attempt' ? '' : one.kind}
            small={joined([
              termOf(one.how),
              one.by?.name ?? null,
              one.at && dayText(one.at),
              /[1-9]/.test(one.money) && moneyText(one.money, spent.currency),
            ])}
          >
            {one.name}
            {one.reason && <>. “{one.reason}”</>}
          </PaperLine>
        ))}
      </ul>
    </PaperSection>
  );
}

/** 9. What was learned, assumed, decided, asked? */
export function PaperLearned({ receipt: { state } }: Props) {
  if (state.length === 0)
    return <PaperSection title="Learned" note="and assumed" absent="Nothing was recorded as learned or assumed." />;
  return (
    <PaperSection title="Learned" note="and assumed" long>
      <ul>
        {state.map((entry, index) => (
          <PaperLine
            key={entry.id}
            mark={`${entry.kind.charAt(0).toUpperCase()}${index + 1}`}
            small={joined([
              entry.kind,
              entry.status !== 'active' && entry.status,
              entry.reason,
              entry.task,
              entry.by.name,
            ])}
          >
            {entry.text}
          </PaperLine>
        ))}
      </ul>
    </PaperSection>
  );
}
