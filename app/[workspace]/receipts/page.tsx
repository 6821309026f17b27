import type { Metadata } from 'next';
import { ReceiptList } from '@/components/receipts/receipt-list';
import { t } from '@/lib/client/words';

export const metadata: Metadata = { title: t`Receipts` };

export default function ReceiptsPage() {
  return <ReceiptList />;
}
