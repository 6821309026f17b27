import type { Metadata } from 'next';
import { Activity } from '@/components/events/activity';

export const metadata: Metadata = { title: 'Activity' };

type Props = { params: Promise<{ mission: string }> };

export default async function ActivityPage({ params }: Props) {
  return <Activity missionId={(await params).mission} />;
}
