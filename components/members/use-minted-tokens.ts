import { useQuery } from '@tanstack/react-query';
import { tokensQuery } from '@/lib/agents/queries';
import { useWorkspace } from '@/lib/client/workspace-context';
import type { MemberWire } from '@/lib/members/schema';

/** As many as one page of the list holds. */
const limit = 200;

/** The live tokens of agents that the member made, by agent and name; undefined where they are not known. */
export function useMintedTokens(member: MemberWire): string[] | undefined {
  const { slug } = useWorkspace();
  // Only owners see everybody's tokens; whoever may remove somebody else is one.
  const enabled = member.can.remove && (!member.isMe || member.role === 'owner');
  const { data } = useQuery({ ...tokensQuery(slug, { all: true, liveOnly: true, limit }), enabled });
  return data?.items
    .filter(({ holder, createdBy }) => holder.kind === 'agent' && createdBy.id === member.id)
    .map(({ holder, name }) => `${holder.name} (${name})`);
}
