import { evidenceWords } from '@/components/tasks/evidence-words';
import { Strength } from '@/components/ui/strength';
import { termOf } from '@/lib/core/terms';
import { t } from '@/lib/core/words';
import { type PlacedPiece, piecesOf } from '@/lib/receipts/pieces';
import type { ReceiptDocument } from '@/lib/receipts/schema';
import { PaperSection } from './paper-section';

type Assertion = ReceiptDocument['assertions'][number];

/** 7. What evidence came back: by assertion, what was said at left and what was proved at right. */
export function PaperProved({ receipt }: { receipt: ReceiptDocument }) {
  const { assertions, evidence } = receipt;
  const keys = new Set(assertions.map(({ key }) => key));
  const rest = evidence.filter(({ assertion }) => assertion === null || !keys.has(assertion));
  if (assertions.length === 0 && evidence.length === 0)
    return <PaperSection title="Proved" absent="Nothing was asserted and no evidence was given." />;
  return (
    <PaperSection title="Proved" note="computed, never declared" long>
      <div aria-hidden="true" className="flex justify-between text-11 text-ink-3">
        <span>said</span>
        <span className="w-[104px]">proved</span>
      </div>
      <ul>
        {assertions.map((assertion) => (
          <AssertionLine key={assertion.key} assertion={assertion} pieces={piecesOf(receipt, assertion)} />
        ))}
        {rest.length > 0 && (
          <li className="paper-whole py-1.5">
            <p className="text-13">Evidence for no assertion</p>
            <Pieces pieces={rest.map((piece) => ({ piece, because: null }))} />
          </li>
        )}
      </ul>
    </PaperSection>
  );
}

function AssertionLine({ assertion, pieces }: { assertion: Assertion; pieces: readonly PlacedPiece[] }) {
  const { decidedBy, reason, removed, state } = assertion;
  const verdict = [
    termOf(state) + (decidedBy ? t` by ${decidedBy.name}` : ''),
    removed ? t`no longer in the contract` : '',
  ].filter(Boolean);
  return (
    <li className="paper-whole py-1.5">
      <div className="grid grid-cols-[48px_minmax(0,1fr)_104px] items-start gap-x-2 text-13 leading-[18px]">
        <span className="font-medium font-mono text-11 leading-[18px]">{assertion.key}</span>
        <span className="min-w-0 break-words">
          {assertion.statement}
          <small className="block text-11 text-ink-3 leading-4">
            {verdict.join(', ')}
            {reason && `: “${reason}”`}
          </small>
        </span>
        <Strength strength={assertion.proved} className="leading-[18px]" />
      </div>
      <Pieces pieces={pieces} />
    </li>
  );
}

function Pieces({ pieces }: { pieces: readonly PlacedPiece[] }) {
  return (
    <ul className="mt-0.5 ml-14 flex flex-col gap-1">
      {pieces.map(({ piece, because }) => (
        <li key={piece.id} className="grid grid-cols-[minmax(0,1fr)_104px] gap-x-2 text-11 text-ink-2 leading-4">
          <span className="min-w-0 break-words">
            {because && <span className="text-ink-3">Does not count, as {because}: </span>}
            <q>{piece.said.claim || evidenceWords(piece.kind, piece.said.value)}</q>{' '}
            <span className="text-ink-3">
              {termOf(piece.kind)}, {piece.said.by.name}
              {piece.task && `, ${piece.task}`}
              {piece.said.claim !== '' && `, ${evidenceWords(piece.kind, piece.said.value)}`}
            </span>
            {piece.proved.findings.length > 0 && <span className="block">{piece.proved.findings.join(' ')}</span>}
          </span>
          <Strength strength={piece.proved.strength} />
        </li>
      ))}
    </ul>
  );
}
