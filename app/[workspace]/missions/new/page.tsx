import type { Metadata } from 'next';
import { NewMissionPage } from '@/components/plan/new-mission-page';
import { t } from '@/lib/core/words';

export const metadata: Metadata = { title: t`New mission` };

export default function WorkspaceNewMissionPage() {
  return <NewMissionPage />;
}
