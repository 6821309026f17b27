'use client';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { Loaded } from '@/components/layout/loaded';
import { PageBody } from '@/components/layout/page-header';
import { Callout } from '@/components/ui/callout';
import { useWorkspace } from '@/lib/client/workspace-context';
import { receiptQuery, receiptsQuery } from '@/lib/receipts/queries';
import './paper.css';
import { PaperSkeleton } from './paper-skeleton';
import { ReceiptBar } from './receipt-bar';
import { ReceiptPaper } from './receipt-paper';

/** The account of a mission as paper: the last sealed version, another one, or a draft of this moment. */
export function ReceiptPage({ missionId }: { missionId: string }) {
  const { slug } = useWorkspace();
  const parameters = useSearchParams();
  const version = Number(parameters.get('version')) || null;
  const draft = parameters.has('draft');
  const input = { mission: missionId, ...(version && { version }), ...(draft && { draft: true }) };
  const query = useQuery(receiptQuery(slug, input));
  const versions = useQuery(receiptsQuery(slug, { mission: missionId }));
  return (
    <PageBody className="receipt-page">
      <Loaded query={query} what="The receipt" skeleton={<PaperSkeleton />}>
        {(file) => {
          const seal = file.format === 'mission-control.sealed-receipt/1' ? file : null;
          return (
            <>
              <ReceiptBar input={input} seal={seal} receipt={file.receipt} versions={versions.data?.items ?? []} />
              {versions.error && (
                <Callout tone="fault" className="mx-5 mt-3">
                  The list of versions could not be read. {versions.error.next}
                </Callout>
              )}
              <ReceiptPaper receipt={file.receipt} seal={seal} />
            </>
          );
        }}
      </Loaded>
    </PageBody>
  );
}
