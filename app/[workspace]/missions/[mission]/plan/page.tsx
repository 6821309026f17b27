import type { Metadata } from 'next';
import { PlanPage } from '@/components/plan/plan-page';
import { t } from '@/lib/core/words';

export const metadata: Metadata = { title: t`Plan` };

type Props = { params: Promise<{ mission: string }> };

export default async function MissionPlanPage({ params }: Props) {
  return <PlanPage missionId={(await params).mission} />;
}
