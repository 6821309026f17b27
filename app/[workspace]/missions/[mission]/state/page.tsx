import type { Metadata } from 'next';
import { StatePage } from '@/components/state/state-page';
import { t } from '@/lib/core/words';

export const metadata: Metadata = { title: t`State` };

type Props = { params: Promise<{ mission: string }> };

export default async function MissionStatePage({ params }: Props) {
  return <StatePage missionId={(await params).mission} />;
}
