'use client';
import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { CopyButton } from '@/components/ui/copy-button';
import { Dialog } from '@/components/ui/dialog';
import { type ApiError, call, callRaw } from '@/lib/client/api-client';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { getReceipt, verifyReceipt } from '@/lib/receipts/operations';
import type { getReceiptInput, ReceiptDocument, SealedFile, verifyReceiptOutput } from '@/lib/receipts/schema';
import { verifyCommand } from '@/lib/receipts/words';

type Props = {
  input: z.input<typeof getReceiptInput>;
  seal: SealedFile;
  receipt: ReceiptDocument;
  onClose: () => void;
};

/** How anybody checks the receipt without us, and the same check done here. */
export function VerifyDialog({ input, seal, receipt, onClose }: Props) {
  const { slug } = useWorkspace();
  const verify = useMutation<z.output<typeof verifyReceiptOutput>, ApiError>({
    mutationFn: async () => {
      const file = await (await callRaw(getReceipt, { ...input, events: true }, { workspace: slug })).text();
      return call(verifyReceipt, { file }, { workspace: slug });
    },
  });
  const command = `${verifyCommand(receipt.number ?? 'receipt')} --key ${seal.keyId}`;
  return (
    <Dialog
      title={t`Verify ${receipt.number}`}
      description="Anybody can do this, offline, with one small program and the downloaded JSON."
      open
      onOpenChange={(open) => !open && onClose()}
      footer={
        <Button size="large" keys="mod+enter" busy={verify.isPending} onClick={() => verify.mutate()}>
          Check it here
        </Button>
      }
    >
      <ol className="flex list-decimal flex-col gap-3 pl-5">
        <li>Download the JSON. It verifies in exactly these bytes; opened and saved by an editor it does not.</li>
        <li>
          Run
          <span className="mt-1 flex items-start gap-2">
            <code className="min-w-0 flex-1 break-all rounded-1 border border-line bg-s2 p-2 font-mono text-12">
              {command}
            </code>
            <CopyButton text={command} label="Copy the command" />
          </span>
        </li>
        <li>
          Compare the key with the one this workspace publishes:
          <code className="mt-1 block break-all font-mono text-12">{seal.keyId}</code>
        </li>
      </ol>
      <div role="status" className="mt-4">
        {verify.error && (
          <Callout tone="fault" title={verify.error.title}>
            {verify.error.message} {verify.error.next}
          </Callout>
        )}
        {verify.data && <Verdict verdict={verify.data} />}
      </div>
    </Dialog>
  );
}

function Verdict({ verdict }: { verdict: z.output<typeof verifyReceiptOutput> }) {
  if (!verdict.ok)
    return (
      <Callout tone="fault" title="This is not what was sealed">
        {verdict.reason}
      </Callout>
    );
  return (
    <Callout tone="proof" title="It is exactly what was sealed">
      {verdict.issuedHere ? t`This server sealed it.` : t`Another server sealed it; the issuer is unproven here.`}{' '}
      {verdict.chainChecked && t`All ${verdict.events} events of its chain agree.`}
    </Callout>
  );
}
