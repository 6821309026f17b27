import { Mark } from '@/components/ui/mark';
import { Seal } from '@/components/ui/seal';
import { termOf } from '@/lib/core/terms';
import { t } from '@/lib/core/words';
import type { ReceiptDocument, SealedFile } from '@/lib/receipts/schema';
import { dayText, momentText } from '@/lib/receipts/words';

type Props = { receipt: ReceiptDocument; seal: SealedFile | null };

/** Who asked for what, when it ran, and the seal one can see. */
export function PaperHeader({ receipt, seal }: Props) {
  const { mission, issuer } = receipt;
  const launched = mission.launchedAt ? t`Launched ${momentText(mission.launchedAt)}` : t`Not launched`;
  const ended = mission.endedAt
    ? `${termOf(mission.status)} ${momentText(mission.endedAt)}`
    : t`now in ${termOf(mission.status)}`;
  return (
    <header className="grid gap-8 pb-6 md:grid-cols-[minmax(0,1fr)_176px] print:grid-cols-[minmax(0,1fr)_176px]">
      <div className="min-w-0">
        <p className="mb-[22px] flex items-center gap-2.5 text-ink-2">
          <Mark lit={false} size={26} />
          Mission Control, {seal ? t`receipt ${receipt.number}, version ${receipt.version}` : t`draft of a receipt`}
        </p>
        {/* On paper it is the title; on the page the header above has said the name already. */}
        <h2 className="max-w-[16em] text-balance break-words text-34 leading-[1.12] tracking-[-0.032em] max-md:text-26 print:text-34">
          {mission.name}
        </h2>
        <p className="mt-2.5 text-14 text-ink-2 leading-normal">
          Asked by {mission.askedBy.name}
          {mission.pilot && t`, piloted by ${mission.pilot.name}`}, for {issuer.workspace.name}.<br />
          {launched}, {ended}.
        </p>
        {mission.endReason && <p className="mt-1 text-14 text-ink-2">“{mission.endReason}”</p>}
      </div>
      <Dial receipt={receipt} seal={seal} />
    </header>
  );
}

function Dial({ receipt, seal }: Props) {
  if (!seal)
    return (
      <div className="grid content-start justify-items-center max-md:justify-items-start print:justify-items-center">
        <svg width="168" height="168" viewBox="-84 -84 168 168" role="img" aria-label="Not sealed">
          <circle r="83" fill="none" stroke="var(--ink-4)" strokeWidth="1.4" strokeDasharray="3 5" />
          <text y="4" fontSize="11" textAnchor="middle" fill="var(--ink-3)" className="font-mono">
            draft
          </text>
        </svg>
      </div>
    );
  return (
    <div className="grid content-start justify-items-center gap-2.5 max-md:justify-items-start print:justify-items-center">
      <Seal sha256={seal.sha256} size={168} tone="proof" label={t`Seal of ${receipt.number}`}>
        sealed
        <br />
        {receipt.sealedAt && dayText(receipt.sealedAt)}
      </Seal>
      <p className="text-center font-mono text-10 text-ink-2 leading-[15px] max-md:text-left print:text-center">
        sha256
        {seal.sha256.match(/.{16}/g)?.map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      </p>
    </div>
  );
}
