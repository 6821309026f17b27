'use client';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { listKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { removeMember } from '@/lib/members/operations';
import type { MemberWire } from '@/lib/members/schema';
import { useMintedTokens } from './use-minted-tokens';

/** An agent belongs to the workspace, and so do its tokens; but whoever made one may have kept it. */
function agentsKeep(who: 'you' | 'they', minted: string[] | undefined): string[] {
  if (minted?.length === 0) return [];
  const which = minted ? `: ${minted.join(', ')}` : '';
  return [t`Tokens that ${who} made for agents stay valid${which}. Revoke under Agents what should end too.`];
}

/** Removes somebody, or leaves oneself. */
export function RemoveMember({ member }: { member: MemberWire }) {
  const { slug, name: workspaceName } = useWorkspace();
  const remove = useWrite(removeMember, {
    stale: () => [listKey(slug, 'members')],
    onDone: () => member.isMe && location.assign('/'),
  });
  const minted = useMintedTokens(member);
  const consequences = member.isMe
    ? [
        t`You see nothing of this workspace from now on.`,
        t`Your tokens for it are revoked at once.`,
        t`Open tasks assigned to you alone go to anyone able, within a minute.`,
        ...agentsKeep('you', minted),
        t`Only an invitation lets you back in.`,
      ]
    : [
        t`Their sessions find this workspace no more, from the next request on.`,
        t`Their tokens for it are revoked at once.`,
        t`Open tasks assigned to them alone go to anyone able, within a minute.`,
        ...agentsKeep('they', minted),
        t`Their name stays on what they did.`,
      ];
  return (
    <AlertDialog
      title={member.isMe ? t`Leave ${workspaceName}?` : t`Remove ${member.name}?`}
      consequences={consequences}
      confirmLabel={member.isMe ? t`Leave` : t`Remove`}
      cancelLabel={member.isMe ? t`Stay` : t`Keep them`}
      onConfirm={async () => {
        await remove.mutateAsync({ member: member.id });
      }}
      trigger={
        <Button
          size="small"
          variant="ghost"
          aria-label={member.isMe ? t`Leave the workspace` : t`Remove ${member.name}`}
        >
          {member.isMe ? t`Leave` : t`Remove`}
        </Button>
      }
    />
  );
}
