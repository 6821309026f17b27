import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Door } from '@/components/auth/door';
import { FirstRunForm } from '@/components/auth/first-run-form';
import { needsOwner } from '@/lib/auth/data';
import { t } from '@/lib/core/words';

export const metadata: Metadata = { title: t`First run`, referrer: 'no-referrer' };

type Props = { searchParams: Promise<{ token?: string | string[] }> };

export default async function FirstRunPage({ searchParams }: Props) {
  if (!(await needsOwner())) redirect('/');
  const { token } = await searchParams;
  if (typeof token !== 'string')
    return (
      <Door
        title="Nobody owns this installation yet"
        lead="Open the link that the server printed in its terminal when it started. It ends in /first-run?token=… and is printed at every start until there is an owner, so that only whoever runs the server can take this step."
      />
    );
  return (
    <Door
      title="Create the first owner"
      lead="You will own this installation's first workspace: plan missions in it, let agents in, and invite people."
    >
      <FirstRunForm token={token} />
    </Door>
  );
}
