import type { Metadata } from 'next';
import { CostPage } from '@/components/cost/cost-page';
import { t } from '@/lib/core/words';

export const metadata: Metadata = { title: t`Cost` };

type Props = { params: Promise<{ mission: string }> };

export default async function MissionCostPage({ params }: Props) {
  return <CostPage missionId={(await params).mission} />;
}
