import { Hash } from '@/components/ui/hash';
import { Markdown } from '@/components/ui/markdown';
import { t } from '@/lib/core/words';
import type { ReceiptDocument } from '@/lib/receipts/schema';
import { momentText, termsText } from '@/lib/receipts/words';
import { PaperSection } from './paper-section';

type Props = { receipt: ReceiptDocument };

/** 1. What was the mission? */
export function PaperAsked({ receipt: { mission, contract } }: Props) {
  const { target } = termsText(contract);
  const words = target || mission.description;
  const note = t`by ${mission.askedBy.name}`;
  if (!words && !mission.brief)
    return <PaperSection title="Asked" note={note} absent="Nobody wrote down what was wanted." />;
  if (!words)
    return (
      <PaperSection title="Asked" note={note}>
        <Markdown text={mission.brief} top={4} />
      </PaperSection>
    );
  return (
    <PaperSection title="Asked" note={note}>
      <p className="max-w-[66ch] whitespace-pre-wrap break-words text-14 leading-prose">{words}</p>
      {target && mission.description && (
        <p className="mt-1.5 max-w-[66ch] whitespace-pre-wrap break-words text-13 text-ink-2 leading-normal">
          {mission.description}
        </p>
      )}
    </PaperSection>
  );
}

/** 2. What was the contract? */
export function PaperContract({ receipt: { contract } }: Props) {
  const { restricted, forbidden } = termsText(contract);
  const signed = contract?.versions.find(({ version }) => version === contract.inForce);
  if (!contract || !signed) return <PaperSection title="Contract" absent="No contract was in force." />;
  const others = contract.versions.length - 1;
  return (
    <PaperSection
      title="Contract"
      note={t`version ${signed.version}${others > 0 ? t`, after ${others} before it` : ''}`}
    >
      {restricted.length > 0 && <p className="text-13 leading-normal">Restricted: {restricted.join(' ')}</p>}
      {forbidden.length > 0 && <p className="text-13 leading-normal">Forbidden: {forbidden.join(' ')}</p>}
      <p className="text-13 text-ink-2 leading-normal">
        {signed.signedBy
          ? t`Signed by ${signed.signatureName ?? signed.signedBy.name}${signed.signedAt ? `, ${momentText(signed.signedAt)}` : ''}`
          : t`Not signed`}
        , terms sha256 <Hash value={signed.termsSha256} length={16} bare className="text-12" />.
      </p>
    </PaperSection>
  );
}
