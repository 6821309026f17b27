import { DefinitionList } from '@/components/ui/definition-list';
import { Hash } from '@/components/ui/hash';
import { SectionTitle } from '@/components/ui/section-title';
import { Time } from '@/components/ui/time';
import type { AgentWire } from '@/lib/agents/schema';
import { termOf } from '@/lib/core/terms';
import { t } from '@/lib/core/words';
import { kindWords } from './agent-kinds';

/** What is written about it: kind, harness, capabilities, limit, and who let it in. */
export function AgentFacts({ agent }: { agent: AgentWire }) {
  const words = (list: readonly string[]) =>
    list.length > 0 ? (
      <span className="figure">{list.join(', ')}</span>
    ) : (
      <span className="text-ink-3">none stated</span>
    );
  return (
    <section aria-labelledby="agent-facts" className="border-line px-4 max-xl:border-t max-xl:pt-5 md:px-5 xl:border-l">
      <SectionTitle id="agent-facts" size="medium">
        About it
      </SectionTitle>
      <DefinitionList
        items={[
          { term: t`Kind`, value: t`${termOf(agent.kind)}: ${kindWords[agent.kind]}` },
          { term: t`Harness`, value: agent.harness },
          { term: t`Skills`, value: words(agent.skills) },
          { term: t`Tools`, value: words(agent.tools) },
          { term: t`Models`, value: words(agent.models) },
          { term: t`Limit`, value: t`${agent.concurrencyLimit} at the same time` },
          {
            term: t`Last progress`,
            value: agent.lastProgressAt ? (
              <Time at={agent.lastProgressAt} />
            ) : (
              <span className="text-ink-3">never</span>
            ),
          },
          {
            term: t`Created`,
            value: (
              <>
                <Time at={agent.createdAt} /> by {agent.createdBy.name}
              </>
            ),
          },
          { term: t`Id`, value: <Hash value={agent.id} length={12} /> },
        ]}
      />
    </section>
  );
}
