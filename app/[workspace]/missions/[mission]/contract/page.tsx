import type { Metadata } from 'next';
import { ContractPage } from '@/components/contracts/contract-page';

export const metadata: Metadata = { title: 'Contract' };

type Props = { params: Promise<{ mission: string }> };

export default async function MissionContractPage({ params }: Props) {
  return <ContractPage missionId={(await params).mission} />;
}
