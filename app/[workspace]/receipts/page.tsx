import type { Metadata } from 'next';
import { ReceiptList } from '@/components/receipts/receipt-list';

export const metadata: Metadata = { title: 'Receipts' };

export default function ReceiptsPage() {
  return <ReceiptList />;
}
