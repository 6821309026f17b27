'use client';
import { useSearchParams } from 'next/navigation';
import { useAddress } from '@/lib/client/use-address';
import type { ListReceiptsInput } from '@/lib/receipts/schema';
import { receiptOutcomes, receiptSorts } from '@/lib/receipts/values';

export type ReceiptFilterName = 'search' | 'outcome' | 'from' | 'to' | 'pilot' | 'template' | 'sort';

/** The midnight with which a day of the reader begins, as the server reads it; undefined for what is no day. */
function startOf(day: string | null, daysLater = 0): string | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '') ?? [];
  if (!year) return undefined;
  return new Date(Number(year), Number(month) - 1, Number(date) + daysLater).toISOString();
}

const given = <T>(values: { [K in keyof T]: T[K] | undefined }): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;

/** Which receipts are listed and in which order, kept in the address. */
export function useReceiptFilter() {
  const go = useAddress();
  const parameters = useSearchParams();
  const read = (name: ReceiptFilterName) => parameters.get(name) || null;
  const outcome = receiptOutcomes.find((each) => each === read('outcome'));
  const sort = receiptSorts.find((each) => each === read('sort')) ?? 'latest';
  const input = given<ListReceiptsInput>({
    ...{ mission: undefined, cursor: undefined, limit: undefined, sort, outcome },
    search: read('search') ?? undefined,
    from: startOf(read('from')),
    to: startOf(read('to'), 1),
    pilotId: read('pilot') ?? undefined,
    templateId: read('template') ?? undefined,
  });
  return {
    input,
    read,
    outcome,
    sort,
    isFiltered: Object.keys(input).length > 1,
    set: (name: ReceiptFilterName, value: string | null) => go({ [name]: value || null }, 'replace'),
  };
}

export type ReceiptFilter = ReturnType<typeof useReceiptFilter>;
