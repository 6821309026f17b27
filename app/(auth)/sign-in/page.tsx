import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Door } from '@/components/auth/door';
import { SignInForm } from '@/components/auth/sign-in-form';
import { needsOwner } from '@/lib/auth/data';
import { findSignedIn } from '@/lib/auth/page-gate';
import { safeNext } from '@/lib/auth/rules';
import { t } from '@/lib/core/words';

export const metadata: Metadata = { title: t`Sign in` };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const { next } = await searchParams;
  const wanted = typeof next === 'string' ? next : undefined;
  if (await findSignedIn()) redirect(safeNext(wanted));
  if (await needsOwner()) redirect('/first-run');
  return (
    <Door title="Sign in" foot="No account? An owner of the workspace can send you an invitation link.">
      <SignInForm next={wanted} />
    </Door>
  );
}
