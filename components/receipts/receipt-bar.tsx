'use client';
import { usePathname, useRouter } from 'next/navigation';
import { useState } from 'react';
import type { z } from 'zod';
import { Button } from '@/components/ui/button';
import { Menu } from '@/components/ui/menu';
import { Select } from '@/components/ui/select';
import { StatusGlyph } from '@/components/ui/status-glyph';
import { Time } from '@/components/ui/time';
import { toast } from '@/components/ui/toaster';
import { ApiError } from '@/lib/client/api-client';
import { useHotkeys } from '@/lib/client/hotkeys';
import { saveFile } from '@/lib/client/save-file';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { getReceipt } from '@/lib/receipts/operations';
import type { getReceiptInput, ReceiptDocument, ReceiptListItem, SealedFile } from '@/lib/receipts/schema';
import { VerifyDialog } from './verify-dialog';

type Props = {
  input: z.input<typeof getReceiptInput>;
  seal: SealedFile | null;
  receipt: ReceiptDocument;
  versions: readonly ReceiptListItem[];
};

const draftChoice = 'draft';

/** Which version this is, and what can be done with it: print, keep, verify. */
export function ReceiptBar({ input, seal, receipt, versions }: Props) {
  const path = usePathname();
  const router = useRouter();
  const [verifying, setVerifying] = useState(false);
  const save = useSave(input);
  useHotkeys([
    { keys: 'd', label: t`Download the JSON`, group: t`Receipt`, run: () => void save('json') },
    {
      keys: 'v',
      label: t`How to verify it`,
      group: t`Receipt`,
      when: () => seal !== null,
      run: () => setVerifying(true),
    },
  ]);
  const choices = [
    ...versions.map((one) => ({ value: String(one.version), label: t`Version ${one.version}, sealed` })),
    { value: draftChoice, label: t`Draft of this moment` },
  ];
  const go = (choice: string) =>
    router.replace(choice === draftChoice ? `${path}?draft=1` : `${path}?version=${choice}`, { scroll: false });
  return (
    <div className="receipt-bar sticky top-0 z-10 flex flex-wrap items-center gap-2 border-line border-b bg-bg px-4 py-2 md:px-5 print:hidden">
      {seal ? (
        <StatusGlyph status="sealed" word={t`sealed, ${receipt.number}`} />
      ) : (
        <StatusGlyph status="draft" word="draft, changes with the mission" />
      )}
      {receipt.sealedAt && (
        <span className="text-11 text-ink-3">
          <Time at={receipt.sealedAt} />
        </span>
      )}
      {versions.length > 0 && (
        <div className="w-44">
          <Select
            aria-label="Version"
            options={choices}
            value={seal ? String(receipt.version) : draftChoice}
            onValueChange={go}
          />
        </div>
      )}
      <span className="ml-auto flex flex-wrap gap-2">
        <Button onClick={() => window.print()}>Print</Button>
        <Menu
          align="end"
          trigger={<Button icon="download">Download</Button>}
          groups={[
            [
              { label: t`HTML`, note: t`One page, opens anywhere`, run: () => void save('html') },
              { label: t`Markdown`, run: () => void save('markdown') },
              {
                label: t`JSON`,
                keys: 'd',
                note: seal ? t`The sealed file; it verifies` : t`A draft`,
                run: () => void save('json'),
              },
              ...(seal
                ? [
                    {
                      label: t`JSON with its events`,
                      note: t`The chain verifies too`,
                      run: () => void save('json', true),
                    },
                  ]
                : []),
            ],
          ]}
        />
        {seal && (
          <Button keys="v" onClick={() => setVerifying(true)}>
            Verify
          </Button>
        )}
      </span>
      {seal && verifying && (
        <VerifyDialog input={input} seal={seal} receipt={receipt} onClose={() => setVerifying(false)} />
      )}
    </div>
  );
}

function useSave(input: Props['input']) {
  const { slug } = useWorkspace();
  return async (format: 'json' | 'markdown' | 'html', events = false) => {
    try {
      await saveFile(getReceipt, { ...input, format, ...(events && { events: true }) }, slug, `receipt.${format}`);
    } catch (error) {
      const words = error instanceof ApiError ? `${error.message} ${error.next}` : t`Try again.`;
      toast({ failed: true, title: t`The receipt was not saved.`, description: words });
    }
  };
}
