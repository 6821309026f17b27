import { AgentWords } from '@/components/ui/agent-words';
import { Link } from '@/components/ui/link';
import { SectionTitle } from '@/components/ui/section-title';
import { Time } from '@/components/ui/time';
import type { AgentWire, HeldTask } from '@/lib/agents/schema';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { HeldTaskLine } from './held-tasks';

/** What it holds now, each with its lease and the last thing it said. */
export function AgentWork({ agent }: { agent: AgentWire }) {
  const { slug } = useWorkspace();
  return (
    <section aria-labelledby="agent-work" className="px-4 md:px-5">
      <SectionTitle
        id="agent-work"
        size="medium"
        aside={t`${agent.holdsCount} of ${agent.concurrencyLimit} at the same time`}
      >
        Works on
      </SectionTitle>
      {agent.holds.length === 0 && <p className="text-ink-2">{idleWords(agent)}</p>}
      <ul className="flex flex-col">
        {agent.holds.map((held) => (
          <li key={held.attemptId} className="flex flex-col gap-2 border-line border-t py-3">
            <Held held={held} slug={slug} agentName={agent.name} />
          </li>
        ))}
      </ul>
      {agent.holdsCount > agent.holds.length && (
        <p className="text-ink-3">and {agent.holdsCount - agent.holds.length} more</p>
      )}
    </section>
  );
}

function idleWords({ archivedAt, liveTokens }: AgentWire): string {
  if (archivedAt) return t`It is archived and works no more.`;
  return liveTokens === 0 ? t`Nothing: it has no token yet.` : t`Nothing at the moment.`;
}

function Held({ held, slug, agentName }: { held: HeldTask; slug: string; agentName: string }) {
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <HeldTaskLine held={held} slug={slug} />
        <span className="text-11 text-ink-3">
          since <Time at={held.startedAt} as="clock" />, lease for <Time at={held.leaseExpiresAt} as="left" />
        </span>
      </div>
      <div className="text-11 text-ink-3">
        <Link href={`/${slug}/missions/${held.missionId}`} className="hover:underline">
          {held.missionName}
        </Link>
        {held.percent !== null && <span className="figure"> · {held.percent} %</span>}
      </div>
      {(held.phase || held.note) && (
        <AgentWords by={agentName} at={held.lastProgressAt && <Time at={held.lastProgressAt} />}>
          {[held.phase, held.note].filter(Boolean).join('\n')}
        </AgentWords>
      )}
    </>
  );
}
