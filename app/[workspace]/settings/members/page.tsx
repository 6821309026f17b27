import type { Metadata } from 'next';
import { MemberSettings } from '@/components/members/member-settings';

export const metadata: Metadata = { title: 'Members' };

export default function MembersPage() {
  return <MemberSettings />;
}
