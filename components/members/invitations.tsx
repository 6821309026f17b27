'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Pager } from '@/components/agents/pager';
import { Loaded } from '@/components/layout/loaded';
import { Section } from '@/components/settings/section';
import { Button } from '@/components/ui/button';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import { toast } from '@/components/ui/toaster';
import { useHotkeys } from '@/lib/client/hotkeys';
import { listKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { termOf } from '@/lib/core/terms';
import { t } from '@/lib/core/words';
import { revokeInvitation } from '@/lib/members/operations';
import { invitationsQuery } from '@/lib/members/queries';
import type { InvitationWire } from '@/lib/members/schema';
import { InviteDialog } from './invite-dialog';

export function Invitations() {
  const { slug } = useWorkspace();
  const [cursor, setCursor] = useState<string | undefined>();
  const [inviting, setInviting] = useState(false);
  const query = useQuery(invitationsQuery(slug, { cursor }));
  useHotkeys([{ keys: 'i', label: t`Invite a person`, run: () => setInviting(true) }]);
  return (
    <Section
      wide
      title="Invitations"
      lead="A link that makes one person a member, once, within seven days. Nothing is sent: give it to them yourself."
      action={
        <Button icon="plus" keys="i" onClick={() => setInviting(true)}>
          Invite
        </Button>
      }
    >
      <Loaded query={query} what="The invitations" skeleton={<SkeletonRows label="Reading the invitations" rows={2} />}>
        {({ items, nextCursor }) =>
          items.length === 0 ? (
            <p className="border-line border-t px-4 py-3 text-ink-2 md:px-5">Nobody has been invited yet.</p>
          ) : (
            <>
              <InvitationTable invitations={items} />
              <Pager cursor={cursor} nextCursor={nextCursor} onCursor={setCursor} />
            </>
          )
        }
      </Loaded>
      {inviting && <InviteDialog onOpenChange={setInviting} />}
    </Section>
  );
}

function InvitationTable({ invitations }: { invitations: readonly InvitationWire[] }) {
  return (
    <Table label="Invitation links">
      <thead>
        <tr>
          <Th>For</Th>
          <Th>Role</Th>
          <Th wide>Made</Th>
          <Th>State</Th>
          <Th>
            <span className="sr-only">Action</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {invitations.map((invitation) => (
          <Tr key={invitation.id} className={invitation.status === 'open' ? undefined : 'text-ink-3'}>
            <Td className={invitation.email ? 'break-all' : undefined}>
              {invitation.email ?? t`whoever has the link`}
            </Td>
            <Td>{termOf(invitation.role)}</Td>
            <Td wide>
              <Time at={invitation.createdAt} /> by {invitation.createdBy.name}
            </Td>
            <Td>
              <State invitation={invitation} />
            </Td>
            <Td align="right">{invitation.can.revoke && <Revoke invitation={invitation} />}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function State({ invitation }: { invitation: InvitationWire }) {
  if (invitation.status === 'open')
    return (
      <>
        open, <Time at={invitation.expiresAt} as="left" className="figure" /> left
      </>
    );
  const at = invitation.acceptedAt ?? invitation.revokedAt ?? invitation.expiresAt;
  return (
    <>
      {termOf(invitation.status)} <Time at={at} />
    </>
  );
}

function Revoke({ invitation }: { invitation: InvitationWire }) {
  const { slug } = useWorkspace();
  const revoke = useWrite(revokeInvitation, {
    stale: () => [listKey(slug, 'members')],
    onDone: () => toast({ title: t`The link works no more.` }),
    onFailed: (error) => toast({ title: error.message, description: error.next, failed: true }),
  });
  return (
    <Button
      size="small"
      variant="ghost"
      busy={revoke.isPending}
      aria-label={t`Revoke the invitation for ${invitation.email ?? t`a ${termOf(invitation.role)}`}`}
      onClick={() => revoke.mutate({ invitation: invitation.id })}
    >
      Revoke
    </Button>
  );
}
