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
    { keys: 'd', label: 'Download the JSON', group: 'Receipt', run: () => void save('json') },
    {
      keys: 'v',
      label: 'How to verify it',
      group: 'Receipt',
      when: () => seal !== null,
      run: () => setVerifying(true),
    },
  ]);
  const choices = [
    ...versions.map((one) => ({ value: String(one.version), label: `Version ${one.version}, sealed` })),
    { value: draftChoice, label: 'Draft of this moment' },
  ];
  const go = (choice: string) =>
    router.replace(choice === draftChoice ? `${path}?draft=1` : `${path}?version=${choice}`, { scroll: false });
  return (
    <div className="receipt-bar sticky top-0 z-10 flex flex-wrap items-center gap-2 border-line border-b bg-bg px-4 py-2 md:px-5 print:hidden">
      {seal ? (
        <StatusGlyph status="sealed" word={`sealed, ${receipt.number}`} />
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
              { label: 'HTML', note: 'One page, opens anywhere', run: () => void save('html') },
              { label: 'Markdown', run: () => void save('markdown') },
              {
                label: 'JSON',
                keys: 'd',
                note: seal ? 'The sealed file; it verifies' : 'A draft',
                run: () => void save('json'),
              },
              ...(seal
                ? [
                    {
                      label: 'JSON with its events',
                      note: 'The chain verifies too',
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
      const words = error instanceof ApiError ? `${error.message} ${error.next}` : 'Try again.';
      toast({ failed: true, title: 'The receipt was not saved.', description: words });
    }
  };
}
