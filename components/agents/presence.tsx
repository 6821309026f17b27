import { Time } from '@/components/ui/time';
import type { AgentWire } from '@/lib/agents/schema';
import { t } from '@/lib/core/words';

/** Whether it was heard of lately, in words; a token that was never minted is why it is silent. */
export function Presence({ agent }: { agent: Pick<AgentWire, 'online' | 'lastSeenAt' | 'liveTokens' | 'archivedAt'> }) {
  if (agent.archivedAt)
    return (
      <span className="whitespace-nowrap text-11 text-ink-3">
        archived <Time at={agent.archivedAt} />
      </span>
    );
  if (agent.online)
    return (
      <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-11 text-live-text">
        <i aria-hidden="true" className="keep-colors size-1.5 rounded-full bg-live" />
        online
      </span>
    );
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-11 text-ink-3">
      <i aria-hidden="true" className="size-1.5 rounded-full border border-ink-3" />
      {agent.lastSeenAt ? (
        <span>
          seen <Time at={agent.lastSeenAt} />
        </span>
      ) : agent.liveTokens === 0 ? (
        t`no token yet`
      ) : (
        t`never seen`
      )}
    </span>
  );
}
