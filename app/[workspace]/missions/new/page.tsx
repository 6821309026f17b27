import type { Metadata } from 'next';
import { NewMissionPage } from '@/components/plan/new-mission-page';

export const metadata: Metadata = { title: 'New mission' };

export default function WorkspaceNewMissionPage() {
  return <NewMissionPage />;
}
