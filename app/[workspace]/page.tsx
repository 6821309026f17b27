import type { Metadata } from 'next';
import { OverviewPage } from '@/components/overview/overview-page';
import { t } from '@/lib/core/words';

export const metadata: Metadata = { title: t`Overview` };

export default function WorkspacePage() {
  return <OverviewPage />;
}
