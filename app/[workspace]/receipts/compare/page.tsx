import type { Metadata } from 'next';
import { ComparePage } from '@/components/receipts/compare-page';
import { t } from '@/lib/core/words';

export const metadata: Metadata = { title: t`Two receipts` };

export default function Compare() {
  return <ComparePage />;
}
