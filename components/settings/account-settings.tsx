'use client';
import { useQuery } from '@tanstack/react-query';
import { signOut } from '@/components/auth/sign-out';
import { Loaded } from '@/components/layout/loaded';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { signOutEverywhere } from '@/lib/auth/operations';
import { accountQuery } from '@/lib/auth/queries';
import { usePersonWrite } from '@/lib/client/use-person-write';
import { t } from '@/lib/core/words';
import { AccountName } from './account-name';
import { ChangePassword } from './change-password';
import { Section } from './section';

export function AccountSettings() {
  const query = useQuery(accountQuery());
  return (
    <>
      <Section title="Name" lead="As it stands on what you do, in all your workspaces.">
        <Loaded query={query} what="Your account" skeleton={<AccountSkeleton />}>
          {(account) => <AccountName account={account} />}
        </Loaded>
      </Section>
      <Section title="Password" lead="A new one ends every session, this one too: you sign in again with it.">
        <ChangePassword />
      </Section>
      <Section title="Sessions" lead="A session ends by itself after 30 days. Signing out leaves your tokens alone.">
        <div className="flex flex-wrap gap-2">
          <Button size="large" onClick={() => void signOut()}>
            Sign out here
          </Button>
          <SignOutEverywhere />
        </div>
      </Section>
    </>
  );
}

function SignOutEverywhere() {
  const end = usePersonWrite(signOutEverywhere, {
    onDone: () => void signOut(),
  });
  return (
    <AlertDialog
      title="Sign out everywhere?"
      consequences={[
        t`Every browser that you are signed in with is signed out at its next request, this one at once.`,
        t`Your personal tokens go on working; revoke them under Tokens.`,
      ]}
      confirmLabel="Sign out everywhere"
      cancelLabel="Stay signed in"
      onConfirm={async () => {
        await end.mutateAsync({});
      }}
      trigger={
        <Button size="large" variant="danger">
          Sign out everywhere
        </Button>
      }
    />
  );
}

const AccountSkeleton = () => (
  <Loading label="Reading your account" className="flex flex-col gap-3">
    <Skeleton className="h-8 w-full" />
    <Skeleton className="h-8 w-24" />
  </Loading>
);
