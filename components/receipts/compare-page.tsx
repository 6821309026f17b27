'use client';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { Loaded } from '@/components/layout/loaded';
import { PageBody, PageHeader } from '@/components/layout/page-header';
import { Button, ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { SkeletonRows } from '@/components/ui/skeleton';
import { useHotkeys } from '@/lib/client/hotkeys';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { compareRows } from '@/lib/receipts/comparison';
import { comparisonQuery } from '@/lib/receipts/queries';
import type { ComparedReceipt, ComparedReceipts } from '@/lib/receipts/schema-compare';
import { CompareLists } from './compare-lists';
import { Outcome } from './outcome';

/** Two sealed receipts side by side: what each came to, and how the second differs from the first. */
export function ComparePage() {
  const { slug } = useWorkspace();
  const parameters = useSearchParams();
  const [a, b] = [parameters.get('a') ?? '', parameters.get('b') ?? ''];
  const query = useQuery({ ...comparisonQuery(slug, a, b), enabled: a !== '' && b !== '' });
  useHotkeys([{ keys: 'p', label: t`Print the comparison`, run: () => window.print() }]);
  const others = <ButtonLink href={`/${slug}/receipts`}>Choose two receipts</ButtonLink>;
  return (
    <>
      <PageHeader
        title="Two receipts"
        crumb={<Link href={`/${slug}/receipts`}>Receipts</Link>}
        actions={
          <span className="flex gap-2 print:hidden">
            {a && b && others}
            <Button keys="p" onClick={() => window.print()}>
              Print
            </Button>
          </span>
        }
      />
      <PageBody>
        {a && b ? (
          <Loaded query={query} what="The receipts" skeleton={<SkeletonRows label="Reading the receipts" rows={12} />}>
            {(both) => <Comparison both={both} />}
          </Loaded>
        ) : (
          <EmptyState title="Two receipts are compared" action={others}>
            Mark two of them in the list: their outcome, proof, cost, time, failures, decisions and leftovers then stand
            side by side, from what was sealed alone.
          </EmptyState>
        )}
      </PageBody>
    </>
  );
}

const columns =
  'grid grid-cols-1 gap-x-5 md:grid-cols-[150px_minmax(0,1fr)_minmax(0,1fr)_minmax(0,1fr)] print:grid-cols-[110px_1fr_1fr_1fr]';

function Comparison({ both: { a, b } }: { both: ComparedReceipts }) {
  const { slug } = useWorkspace();
  const partHref = (receipt: ComparedReceipt, part: string) => `${receiptHref(slug, receipt)}#${part}`;
  return (
    <div className="max-w-260 px-4 py-4 md:px-5">
      <div className={columns}>
        <span className="max-md:hidden print:block" />
        <Head receipt={a} />
        <Head receipt={b} />
      </div>
      <dl className="mt-4 border-line border-t">
        {compareRows(a, b).map((row) => (
          <div key={row.name} className={`${columns} border-line border-b py-2`}>
            <dt className="text-12 text-ink-3">{row.name}</dt>
            <dd className="figure text-13">
              <Link href={partHref(a, row.part)} className="hover:underline">
                <Side receipt={a} /> {row.a}
              </Link>
            </dd>
            <dd className="figure text-13">
              <Link href={partHref(b, row.part)} className="hover:underline">
                <Side receipt={b} /> {row.b}
              </Link>
            </dd>
            <dd className={row.difference === 'the same' ? 'text-12 text-ink-3' : 'text-12 text-ink'}>
              {row.difference}
            </dd>
          </div>
        ))}
      </dl>
      <CompareLists a={a} b={b} />
    </div>
  );
}

const receiptHref = (slug: string, { missionId, version }: ComparedReceipt) =>
  `/${slug}/missions/${missionId}/receipt?version=${version}`;

/** Whose figure it is, where the columns stand below each other. */
function Side({ receipt }: { receipt: ComparedReceipt }) {
  return (
    <span className="mr-1 text-11 text-ink-3 md:sr-only">
      {receipt.number} v{receipt.version}:
    </span>
  );
}

function Head({ receipt }: { receipt: ComparedReceipt }) {
  const { slug } = useWorkspace();
  return (
    <section aria-label={`${receipt.number} v${receipt.version}`} className="border-ink border-t-2 pt-2 max-md:mt-3">
      <p className="figure flex flex-wrap gap-x-3 text-11 text-ink-3">
        {receipt.number} v{receipt.version}
        <Outcome outcome={receipt.summary.outcome} />
      </p>
      <h2 className="mt-0.5 line-clamp-4 break-words text-16 print:line-clamp-none">
        <Link href={receiptHref(slug, receipt)} className="hover:underline" title={receipt.missionName}>
          {receipt.missionName}
        </Link>
      </h2>
      <p className="mt-1 line-clamp-6 whitespace-pre-wrap break-words text-13 text-ink-2">
        {receipt.target || t`No target was written down.`}
      </p>
    </section>
  );
}
