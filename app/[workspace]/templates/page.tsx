import type { Metadata } from 'next';
import { TemplatesPage } from '@/components/templates/templates-page';
import { t } from '@/lib/core/words';

export const metadata: Metadata = { title: t`Templates` };

export default function WorkspaceTemplatesPage() {
  return <TemplatesPage />;
}
