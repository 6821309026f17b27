import { termOf } from '@/lib/core/terms';
import { t } from '@/lib/core/words';
import type { ReceiptDocument } from '@/lib/receipts/schema';
import { durationText, momentText } from '@/lib/receipts/words';
import { PaperLine, PaperSection } from './paper-section';

type Props = { receipt: ReceiptDocument };

/** 10. Which human decisions were required? */
export function PaperDecided({ receipt: { decisions } }: Props) {
  if (decisions.length === 0)
    return <PaperSection title="Decided" note="by people" absent="No decision of a person was needed." />;
  return (
    <PaperSection title="Decided" note="by people" long>
      <ol>
        {decisions.map((one, index) => (
          <PaperLine
            key={`${one.subject}${one.at}`}
            mark={`D${index + 1}`}
            small={
              <>
                {one.reason && <q className="mr-1">{one.reason}</q>}
                {one.by.name}, {momentText(one.at)}
                {one.waitedSeconds !== null && t`, after ${durationText(one.waitedSeconds)}`}
              </>
            }
          >
            {one.what.replace(/[.:]$/, '')}: {termOf(one.outcome)}
          </PaperLine>
        ))}
      </ol>
    </PaperSection>
  );
}

/** Holds, and reports that came too late; absent where there were none. */
export function PaperHeld({ receipt: { holds, orphanReports } }: Props) {
  if (holds.length === 0 && orphanReports.length === 0) return null;
  return (
    <PaperSection title="Held" note="and refused" long>
      <ul>
        {holds.map((one) => (
          <PaperLine
            key={`${one.reason}${one.openedAt}`}
            mark="hold"
            small={`${one.openedBy.name}, ${momentText(one.openedAt)}, ${
              one.closedAt
                ? t`until ${momentText(one.closedAt)}${one.closedBy ? `, ${one.closedBy.name}` : ''}`
                : t`still open`
            }`}
          >
            {termOf(one.reason)}
            {one.why && `: ${one.why}`}
          </PaperLine>
        ))}
        {orphanReports.map((one) => (
          <PaperLine key={one.id} mark={one.task} small={`${one.by.name}, ${momentText(one.at)}`}>
            A late report ({termOf(one.operation)}) was refused and counts nowhere.
          </PaperLine>
        ))}
      </ul>
    </PaperSection>
  );
}
