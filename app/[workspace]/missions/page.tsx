import type { Metadata } from 'next';
import { MissionList } from '@/components/missions/mission-list';

export const metadata: Metadata = { title: 'Missions' };

export default function MissionsPage() {
  return <MissionList />;
}
