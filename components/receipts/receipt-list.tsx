'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { Loaded } from '@/components/layout/loaded';
import { PageBody, PageHeader } from '@/components/layout/page-header';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Hash } from '@/components/ui/hash';
import { Money } from '@/components/ui/money';
import { PrincipalName } from '@/components/ui/principal-name';
import { Seal } from '@/components/ui/seal';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import { useWorkspace } from '@/lib/client/workspace-context';
import { receiptsQuery } from '@/lib/receipts/queries';
import type { ReceiptListItem } from '@/lib/receipts/schema';
import { Outcome } from './outcome';

/** Every sealed receipt of the workspace, newest first. */
export function ReceiptList() {
  const { slug } = useWorkspace();
  const [pages, setPages] = useState<string[]>([]);
  const cursor = pages.at(-1);
  const query = useQuery(receiptsQuery(slug, cursor ? { cursor } : {}));
  return (
    <>
      <PageHeader title="Receipts" />
      <PageBody>
        <Loaded query={query} what="The receipts" skeleton={<SkeletonRows label="Reading the receipts" rows={8} />}>
          {({ items, nextCursor }) =>
            items.length === 0 ? (
              <EmptyState title="No receipt yet">
                When a mission ends, its account is sealed here: what was asked, done, spent, produced and proved, and
                what should happen next. Anybody can verify it offline. A draft stands in every mission’s Receipt tab.
              </EmptyState>
            ) : (
              <>
                <Receipts receipts={items} />
                {(pages.length > 0 || nextCursor) && (
                  <div className="flex gap-2 px-4 py-4 md:px-5">
                    <Button disabled={pages.length === 0} onClick={() => setPages(pages.slice(0, -1))}>
                      Newer
                    </Button>
                    <Button disabled={!nextCursor} onClick={() => nextCursor && setPages([...pages, nextCursor])}>
                      Older
                    </Button>
                  </div>
                )}
              </>
            )
          }
        </Loaded>
      </PageBody>
    </>
  );
}

function Receipts({ receipts }: { receipts: readonly ReceiptListItem[] }) {
  const { slug } = useWorkspace();
  return (
    <Table label="Receipts">
      <thead>
        <tr>
          <Th>Receipt</Th>
          <Th>Mission</Th>
          <Th>Outcome</Th>
          <Th wide align="right">
            Assertions
          </Th>
          <Th wide align="right">
            Tasks
          </Th>
          <Th wide align="right">
            Money
          </Th>
          <Th wide>Sealed by</Th>
          <Th wide align="right">
            Sealed
          </Th>
          <Th wide>Seal</Th>
        </tr>
      </thead>
      <tbody>
        {receipts.map((receipt) => (
          <Tr key={receipt.id}>
            <Td figure>
              {receipt.number}
              {receipt.version > 1 && <span className="text-ink-3"> v{receipt.version}</span>}
            </Td>
            <Td className="max-w-80">
              <Link
                href={`/${slug}/missions/${receipt.missionId}/receipt?version=${receipt.version}`}
                className="block truncate font-medium hover:underline max-md:whitespace-normal"
              >
                {receipt.missionName}
              </Link>
            </Td>
            <Td>
              <Outcome outcome={receipt.summary.outcome} />
            </Td>
            <Td wide figure align="right">
              {receipt.summary.assertions.passed} of {receipt.summary.assertions.total}
            </Td>
            <Td wide figure align="right">
              {receipt.summary.tasks.done} of {receipt.summary.tasks.total}
            </Td>
            <Td wide figure align="right">
              <Money amount={receipt.summary.money} currency={receipt.currency} />
            </Td>
            <Td wide className="text-12">
              <PrincipalName {...receipt.sealedBy} />
            </Td>
            <Td wide figure align="right" className="text-ink-2">
              <Time at={receipt.sealedAt} as="date" />
            </Td>
            <Td wide>
              <span className="flex items-center gap-2 text-12 text-ink-2">
                <Seal sha256={receipt.sha256} size={22} tone="proof" label={`Seal of ${receipt.number}`} />
                <Hash value={receipt.sha256} bare />
              </span>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
