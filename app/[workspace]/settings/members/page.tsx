import type { Metadata } from 'next';
import { MemberSettings } from '@/components/members/member-settings';
import { t } from '@/lib/core/words';

export const metadata: Metadata = { title: t`Members` };

export default function MembersPage() {
  return <MemberSettings />;
}
