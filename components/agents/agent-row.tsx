import { Link } from '@/components/ui/link';
import { Td, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { AgentWire } from '@/lib/agents/schema';
import { termOf } from '@/lib/core/terms';
import { HeldTaskLine } from './held-tasks';
import { Presence } from './presence';
import { waitWords } from './wait-words';

/** More than two lines would make one agent taller than the rest; the others are on its page. */
const shownHolds = 2;

export function AgentRow({ agent, slug }: { agent: AgentWire; slug: string }) {
  return (
    <Tr>
      <Td className="py-2 align-top max-md:max-w-0 wrap-anywhere md:min-w-48">
        <Link href={`/${slug}/agents/${agent.id}`} className="figure font-medium text-13 hover:underline">
          {agent.name}
        </Link>
        <div className="text-11 text-ink-3">
          {termOf(agent.kind)}, {agent.harness}
        </div>
        <div className="flex flex-col gap-1 md:hidden">
          <Presence agent={agent} />
          {agent.holdsCount > 0 && <Holds agent={agent} slug={slug} />}
        </div>
      </Td>
      <Td wide className="max-w-0 md:w-[24%] lg:w-[40%] py-2 align-top">
        {agent.holdsCount > 0 && <Holds agent={agent} slug={slug} />}
        {agent.state === 'waiting' && <span className="text-11 text-ink-3">{waitWords(agent)}</span>}
        {agent.state === 'offline' && <span className="text-ink-3">nothing</span>}
      </Td>
      <Td figure wide className="py-2 align-top">
        {agent.holdsCount} <span className="text-ink-3">of {agent.concurrencyLimit}</span>
      </Td>
      <Td wide className="py-2 align-top">
        {agent.lastProgressAt ? <Time at={agent.lastProgressAt} /> : <span className="text-ink-3">never</span>}
      </Td>
      <Td wide className="hidden max-w-64 py-2 align-top xl:table-cell">
        <Capabilities agent={agent} />
      </Td>
      <Td wide className="py-2 align-top">
        <Presence agent={agent} />
      </Td>
    </Tr>
  );
}

function Holds({ agent, slug }: { agent: AgentWire; slug: string }) {
  const shown = agent.holds.slice(0, shownHolds);
  const more = agent.holdsCount - shown.length;
  return (
    <>
      {shown.map((held) => (
        <HeldTaskLine key={held.attemptId} held={held} slug={slug} />
      ))}
      {more > 0 && <span className="text-11 text-ink-3">and {more} more</span>}
    </>
  );
}

function Capabilities({ agent }: { agent: AgentWire }) {
  const words = [...agent.skills, ...agent.tools, ...agent.models];
  if (words.length === 0) return <span className="text-ink-3">none stated</span>;
  return (
    <span className="figure line-clamp-2 text-11 text-ink-2" title={words.join(', ')}>
      {words.join(', ')}
    </span>
  );
}
