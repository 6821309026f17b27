'use client';
import { useQuery } from '@tanstack/react-query';
import { Outcome } from '@/components/receipts/outcome';
import { Link } from '@/components/ui/link';
import { Money } from '@/components/ui/money';
import { SectionTitle } from '@/components/ui/section-title';
import { Time } from '@/components/ui/time';
import { useWorkspace } from '@/lib/client/workspace-context';
import { receiptsQuery } from '@/lib/receipts/queries';

const most = 5;

/** The last receipts that were sealed. Absent while there is none: nothing has to be said then. */
export function EndedLately() {
  const { slug } = useWorkspace();
  const receipts = useQuery(receiptsQuery(slug, { limit: most })).data?.items ?? [];
  if (receipts.length === 0) return null;
  return (
    <section aria-label="Ended lately" className="border-line border-t px-4 py-4 md:px-9">
      <SectionTitle size="medium">Ended lately</SectionTitle>
      <ul className="mt-1">
        {receipts.map((receipt) => (
          <li key={receipt.id} className="border-line border-b last:border-b-0">
            <Link
              href={`/${slug}/missions/${receipt.missionId}/receipt`}
              className="grid grid-cols-[minmax(0,1fr)_auto_auto] items-baseline gap-4 py-1.5 hover:bg-s1 md:grid-cols-[minmax(0,1fr)_110px_90px_70px]"
            >
              <span className="truncate font-medium text-13">{receipt.missionName}</span>
              <Outcome outcome={receipt.summary.outcome} />
              <Money
                amount={receipt.summary.money}
                currency={receipt.currency}
                className="text-right text-12 max-md:hidden"
              />
              <span className="figure text-right text-12 text-ink-3">
                <Time at={receipt.sealedAt} as="date" />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
