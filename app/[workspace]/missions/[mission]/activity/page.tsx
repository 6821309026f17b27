import type { Metadata } from 'next';
import { Activity } from '@/components/events/activity';
import { t } from '@/lib/core/words';

export const metadata: Metadata = { title: t`Activity` };

type Props = { params: Promise<{ mission: string }> };

export default async function ActivityPage({ params }: Props) {
  return <Activity missionId={(await params).mission} />;
}
