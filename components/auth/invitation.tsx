'use client';
import { useQuery } from '@tanstack/react-query';
import { Button, ButtonLink } from '@/components/ui/button';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { Time } from '@/components/ui/time';
import type { ApiError } from '@/lib/client/api-client';
import { usePersonWrite } from '@/lib/client/use-person-write';
import { t } from '@/lib/core/words';
import { acceptInvitation } from '@/lib/members/operations';
import { openInvitationQuery } from '@/lib/members/queries';
import { AccountForm } from './account-form';
import { Door } from './door';
import { FormProblem } from './form-problem';
import { roleWords } from './role-words';

interface InvitationProps {
  token: string;
  /** Who is signed in in this browser, if anybody. */
  person: { name: string; email: string } | null;
}

/** What the link offers, and the way in: for a new person an account, for a known one a button. */
export function Invitation({ token, person }: InvitationProps) {
  const query = useQuery(openInvitationQuery(token));
  if (query.isPending)
    return (
      <Door title="Invitation">
        <Loading label="Reading the invitation" className="flex flex-col gap-3">
          <Skeleton className="h-4 w-full" />
          <Skeleton className="h-4 w-2/3" />
          <Skeleton className="mt-2 h-8 w-28" />
        </Loading>
      </Door>
    );
  if (query.error) return <DeadInvitation error={query.error} retry={() => void query.refetch()} />;
  const { workspaceName, role, invitedBy, expiresAt, email } = query.data;
  return (
    <Door
      title={t`Join ${workspaceName}`}
      lead={
        <>
          {invitedBy} invites you as <b className="font-semibold">{role}</b>: {roleWords[role]} The link works once,
          until <Time at={expiresAt} as="date" />.
        </>
      }
      foot={
        person ? (
          <>
            Signed in as {person.name} ({person.email}).
          </>
        ) : (
          <>
            You have an account here?{' '}
            <a
              className="underline underline-offset-2"
              href={`/sign-in?next=${encodeURIComponent(`/invite/${token}`)}`}
            >
              Sign in first
            </a>
            .
          </>
        )
      }
    >
      {person ? <Accept token={token} /> : <AccountForm token={token} email={email} />}
    </Door>
  );
}

function Accept({ token }: { token: string }) {
  const accept = usePersonWrite(acceptInvitation, {
    onDone: ({ workspaceSlug }) => location.assign(`/${workspaceSlug}`),
  });
  return (
    <>
      <FormProblem error={accept.error} />
      <Button
        size="large"
        className="self-start"
        busy={accept.isPending || accept.isSuccess}
        onClick={() => accept.mutate({ token })}
      >
        Join
      </Button>
    </>
  );
}

function DeadInvitation({ error, retry }: { error: ApiError; retry: () => void }) {
  if (error.code !== 'not_found' && error.code !== 'invalid_input')
    return (
      <Door title="The invitation could not be read" lead={`${error.message} ${error.next}`}>
        <Button size="large" icon="refresh" className="self-start" onClick={retry}>
          Try again
        </Button>
      </Door>
    );
  return (
    <Door
      title="This invitation is not open"
      lead="It was used, revoked, or is older than seven days. Ask whoever sent it for a new link."
    >
      <ButtonLink size="large" className="self-start" href="/">
        Go to Mission Control
      </ButtonLink>
    </Door>
  );
}
