import type { Metadata } from 'next';
import { ContractPage } from '@/components/contracts/contract-page';
import { t } from '@/lib/core/words';

export const metadata: Metadata = { title: t`Contract` };

type Props = { params: Promise<{ mission: string }> };

export default async function MissionContractPage({ params }: Props) {
  return <ContractPage missionId={(await params).mission} />;
}
