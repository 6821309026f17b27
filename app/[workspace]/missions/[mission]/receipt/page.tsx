import type { Metadata } from 'next';
import { ReceiptPage } from '@/components/receipts/receipt-page';
import { t } from '@/lib/core/words';

export const metadata: Metadata = { title: t`Receipt` };

type Props = { params: Promise<{ mission: string }> };

export default async function MissionReceiptPage({ params }: Props) {
  return <ReceiptPage missionId={(await params).mission} />;
}
