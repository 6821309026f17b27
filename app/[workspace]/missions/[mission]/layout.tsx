import type { ReactNode } from 'react';
import { MissionFrame } from '@/components/missions/mission-frame';

type Props = { params: Promise<{ mission: string }>; children: ReactNode };

export default async function MissionLayout({ params, children }: Props) {
  return <MissionFrame missionId={(await params).mission}>{children}</MissionFrame>;
}
