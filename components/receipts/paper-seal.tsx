import type { ReactNode } from 'react';
import { termOf } from '@/lib/core/terms';
import { plural, t } from '@/lib/core/words';
import type { ReceiptDocument, SealedFile } from '@/lib/receipts/schema';
import { countText, momentText, verifyCommand } from '@/lib/receipts/words';

type Props = { receipt: ReceiptDocument; seal: SealedFile | null };

/** What the seal covers, how to verify it without us, and who stands for it. */
export function PaperSeal({ receipt, seal }: Props) {
  const { events, summary } = receipt;
  const covers = t`Covers ${plural(summary.tasks.total, { one: t`1 task`, other: t`${countText(summary.tasks.total)} tasks` })}, ${plural(summary.attempts, { one: t`1 attempt`, other: t`${countText(summary.attempts)} attempts` })}, ${plural(summary.evidence, { one: t`1 piece`, other: t`${countText(summary.evidence)} pieces` })} of evidence and events ${events.first} to ${countText(events.last)}, each hashed over the one before.`;
  return (
    <footer className="grid gap-y-2 pt-5 text-12 text-ink-2 leading-relaxed md:grid-cols-[132px_minmax(0,1fr)] print:grid-cols-[132px_minmax(0,1fr)]">
      <h2 className="text-13 text-ink">Seal</h2>
      <div className="min-w-0">
        {seal ? (
          <Sealed receipt={receipt} seal={seal} covers={covers} />
        ) : (
          <p>{covers} This is a draft: it is not sealed, proves nothing yet and changes with the mission.</p>
        )}
      </div>
    </footer>
  );
}

function Sealed({ receipt, seal, covers }: { receipt: ReceiptDocument; seal: SealedFile; covers: string }) {
  const { contract, events, issuer, sealedAt, sealedBy, summary } = receipt;
  const signer = contract?.versions.find(({ version }) => version === contract.inForce)?.signedBy;
  return (
    <>
      <p>{covers} This page is a view; the sealed JSON alone verifies, without us and without a network:</p>
      <pre className="my-1.5 whitespace-pre-wrap break-all border border-line bg-s1 px-3 py-2 font-mono text-11 text-ink leading-[18px]">
        {`${verifyCommand(receipt.number ?? 'receipt')} --key ${seal.keyId}\nok  ${seal.sha256}\n    ${countText(events.last)} events, key ${seal.keyId}`}
      </pre>
      <p className="break-words">
        Compare the key with the one that {issuer.workspace.name} publishes; the origin is {issuer.origin}.
      </p>
      <div className="mt-3.5 grid gap-6 sm:grid-cols-3 print:grid-cols-3">
        <Signature name={signer?.name ?? t`No contract`}>
          {signer ? t`signed the contract` : t`nobody signed one`}
        </Signature>
        <Signature name={sealedBy?.name ?? ''}>ended the mission: {termOf(summary.outcome)}</Signature>
        <Signature name={t`Mission Control`}>sealed {sealedAt && momentText(sealedAt)}, ed25519</Signature>
      </div>
    </>
  );
}

function Signature({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="border-ink border-t pt-[5px] text-11 text-ink-3 leading-[15px]">
      <strong className="block font-semibold text-13 text-ink">{name}</strong>
      {children}
    </div>
  );
}
