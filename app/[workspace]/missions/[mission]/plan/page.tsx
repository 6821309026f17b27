import type { Metadata } from 'next';
import { PlanPage } from '@/components/plan/plan-page';

export const metadata: Metadata = { title: 'Plan' };

type Props = { params: Promise<{ mission: string }> };

export default async function MissionPlanPage({ params }: Props) {
  return <PlanPage missionId={(await params).mission} />;
}
