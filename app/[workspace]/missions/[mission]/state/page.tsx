import type { Metadata } from 'next';
import { StatePage } from '@/components/state/state-page';

export const metadata: Metadata = { title: 'State' };

type Props = { params: Promise<{ mission: string }> };

export default async function MissionStatePage({ params }: Props) {
  return <StatePage missionId={(await params).mission} />;
}
