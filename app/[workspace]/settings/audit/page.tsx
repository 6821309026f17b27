import type { Metadata } from 'next';
import { AuditSettings } from '@/components/settings/audit-settings';
import { t } from '@/lib/core/words';

export const metadata: Metadata = { title: t`Audit` };

export default function AuditPage() {
  return <AuditSettings />;
}
