import type { Metadata } from 'next';
import { ComparePage } from '@/components/receipts/compare-page';

export const metadata: Metadata = { title: 'Two receipts' };

export default function Compare() {
  return <ComparePage />;
}
