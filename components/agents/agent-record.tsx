import { DefinitionList } from '@/components/ui/definition-list';
import { Money } from '@/components/ui/money';
import { SectionTitle } from '@/components/ui/section-title';
import type { AgentWire } from '@/lib/agents/schema';
import { t } from '@/lib/core/words';

/** What became of its last attempts, and what a finished task has cost. */
export function AgentRecord({ agent: { record } }: { agent: AgentWire }) {
  const { attempts, succeeded, failed, lost, money, moneyPerTask } = record;
  if (attempts === 0) return null;
  const judged = succeeded + failed + lost;
  return (
    <section aria-labelledby="agent-record" className="px-4 md:px-5">
      <SectionTitle id="agent-record" size="medium" aside={t`its last ${attempts} attempts`}>
        What came of its work
      </SectionTitle>
      <DefinitionList
        layout="ends"
        items={[
          {
            term: t`Succeeded`,
            value: judged === 0 ? `${succeeded}` : t`${succeeded}, ${Math.round((100 * succeeded) / judged)} %`,
            figure: true,
          },
          { term: t`Failed or rejected`, value: failed, figure: true },
          { term: t`Lost its lease`, value: lost, figure: true },
          { term: t`Spent`, value: <Money amount={money} />, figure: true },
          ...(moneyPerTask === null
            ? []
            : [{ term: t`For each success`, value: <Money amount={moneyPerTask} />, figure: true }]),
        ]}
      />
    </section>
  );
}
