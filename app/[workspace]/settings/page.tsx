import type { Metadata } from 'next';
import { WorkspaceSettings } from '@/components/settings/workspace-settings';
import { t } from '@/lib/core/words';

export const metadata: Metadata = { title: t`Settings` };

export default function SettingsPage() {
  return <WorkspaceSettings />;
}
