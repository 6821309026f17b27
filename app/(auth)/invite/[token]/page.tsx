import type { Metadata } from 'next';
import { Invitation } from '@/components/auth/invitation';
import { findSignedIn } from '@/lib/auth/page-gate';
import { t } from '@/lib/core/words';

export const metadata: Metadata = { title: t`Invitation`, referrer: 'no-referrer' };

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const person = await findSignedIn();
  return <Invitation token={(await params).token} person={person && { name: person.name, email: person.email }} />;
}
