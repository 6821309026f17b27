'use client';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Loaded } from '@/components/layout/loaded';
import { PageBody, PageHeader } from '@/components/layout/page-header';
import { Button, ButtonLink } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { EmptyState } from '@/components/ui/empty-state';
import { Hash } from '@/components/ui/hash';
import { Link } from '@/components/ui/link';
import { Money } from '@/components/ui/money';
import { PrincipalName } from '@/components/ui/principal-name';
import { Seal } from '@/components/ui/seal';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import { useHotkeys } from '@/lib/client/hotkeys';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { receiptsQuery } from '@/lib/receipts/queries';
import type { ReceiptListItem } from '@/lib/receipts/schema';
import { Outcome } from './outcome';
import { ReceiptFilters } from './receipt-filters';
import { type ReceiptFilter, useReceiptFilter } from './use-receipt-filter';

/** Every sealed receipt of the workspace; two that are marked are compared. */
export function ReceiptList() {
  const filter = useReceiptFilter();
  const [marked, setMarked] = useState<readonly string[]>([]);
  // A third one takes the place of the first.
  const mark = (id: string) =>
    setMarked(marked.includes(id) ? marked.filter((each) => each !== id) : [...marked, id].slice(-2));
  return (
    <>
      <PageHeader title="Receipts" actions={<CompareLink marked={marked} />} />
      <PageBody>
        <ReceiptFilters filter={filter} />
        <Pages key={JSON.stringify(filter.input)} filter={filter} marked={marked} onMark={mark} />
      </PageBody>
    </>
  );
}

function CompareLink({ marked }: { marked: readonly string[] }) {
  const { slug } = useWorkspace();
  const router = useRouter();
  const [a, b] = marked;
  const href = `/${slug}/receipts/compare?a=${a}&b=${b}`;
  useHotkeys([
    { keys: 'c', label: t`Compare the two marked`, when: () => b !== undefined, run: () => router.push(href) },
  ]);
  if (b === undefined) return <span className="text-11 text-ink-3 max-sm:hidden">Mark two, and they are compared</span>;
  return (
    <ButtonLink href={href} keys="c">
      Compare
    </ButtonLink>
  );
}

type PagesProps = { filter: ReceiptFilter; marked: readonly string[]; onMark: (id: string) => void };

function Pages({ filter, marked, onMark }: PagesProps) {
  const { slug } = useWorkspace();
  const [pages, setPages] = useState<string[]>([]);
  const cursor = pages.at(-1);
  const query = useQuery(receiptsQuery(slug, { ...filter.input, ...(cursor && { cursor }) }));
  return (
    <Loaded query={query} what="The receipts" skeleton={<SkeletonRows label="Reading the receipts" rows={8} />}>
      {({ items, nextCursor }) =>
        items.length === 0 ? (
          <NoReceipts filtered={filter.isFiltered} />
        ) : (
          <>
            <Receipts receipts={items} marked={marked} onMark={onMark} />
            {(pages.length > 0 || nextCursor) && (
              <div className="flex gap-2 px-4 py-4 md:px-5">
                <Button disabled={pages.length === 0} onClick={() => setPages(pages.slice(0, -1))}>
                  Page before
                </Button>
                <Button disabled={!nextCursor} onClick={() => nextCursor && setPages([...pages, nextCursor])}>
                  Next page
                </Button>
              </div>
            )}
          </>
        )
      }
    </Loaded>
  );
}

function NoReceipts({ filtered }: { filtered: boolean }) {
  if (filtered)
    return <EmptyState title="No receipt is like that">Take a filter away, or look in other days.</EmptyState>;
  return (
    <EmptyState title="No receipt yet">
      When a mission ends, its account is sealed here: what was asked, done, spent, produced and proved, and what should
      happen next. Anybody can verify it offline. A draft stands in every mission’s Receipt tab.
    </EmptyState>
  );
}

type ReceiptsProps = { receipts: readonly ReceiptListItem[]; marked: readonly string[]; onMark: (id: string) => void };

function Receipts({ receipts, marked, onMark }: ReceiptsProps) {
  const { slug } = useWorkspace();
  return (
    <Table label="Receipts">
      <thead>
        <tr>
          <Th>
            <span className="sr-only">Compare</span>
          </Th>
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
          <Th wide="desk">Sealed by</Th>
          <Th wide align="right">
            Sealed
          </Th>
          <Th wide>Seal</Th>
        </tr>
      </thead>
      <tbody>
        {receipts.map((receipt) => (
          <Tr key={receipt.id}>
            <Td>
              <Checkbox
                aria-label={t`Mark ${receipt.number} v${receipt.version}`}
                checked={marked.includes(receipt.id)}
                onCheckedChange={() => onMark(receipt.id)}
              />
            </Td>
            <Td figure>
              {receipt.number}
              {receipt.version > 1 && <span className="text-ink-3"> v{receipt.version}</span>}
            </Td>
            <Td className="max-w-48 lg:max-w-80">
              <Link
                href={`/${slug}/missions/${receipt.missionId}/receipt?version=${receipt.version}`}
                className="block truncate font-medium hover:underline max-lg:whitespace-normal"
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
            <Td wide="desk" className="text-12">
              <PrincipalName {...receipt.sealedBy} />
            </Td>
            <Td wide figure align="right" className="text-ink-2">
              <Time at={receipt.sealedAt} as="date" />
            </Td>
            <Td wide>
              <span className="flex items-center gap-2 text-12 text-ink-2">
                <Seal sha256={receipt.sha256} size={22} tone="proof" label={t`Seal of ${receipt.number}`} />
                <span className="max-lg:hidden">
                  <Hash value={receipt.sha256} bare />
                </span>
              </span>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
