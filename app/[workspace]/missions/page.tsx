import type { Metadata } from 'next';
import { MissionList } from '@/components/missions/mission-list';
import { t } from '@/lib/core/words';

export const metadata: Metadata = { title: t`Missions` };

export default function MissionsPage() {
  return <MissionList />;
}
