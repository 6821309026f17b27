import type { Metadata } from 'next';
import { ReceiptPage } from '@/components/receipts/receipt-page';

export const metadata: Metadata = { title: 'Receipt' };

type Props = { params: Promise<{ mission: string }> };

export default async function MissionReceiptPage({ params }: Props) {
  return <ReceiptPage missionId={(await params).mission} />;
}
