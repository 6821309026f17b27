import type { Metadata } from 'next';
import { ReceiptList } from '@/components/receipts/receipt-list';
import { t } from '@/lib/core/words';

export const metadata: Metadata = { title: t`Receipts` };

export default function ReceiptsPage() {
  return <ReceiptList />;
}
