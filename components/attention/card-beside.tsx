import { AgentWords } from '@/components/ui/agent-words';
import { Claim } from '@/components/ui/strength';
import { Time } from '@/components/ui/time';
import { termOf } from '@/lib/core/terms';
import { t } from '@/lib/core/words';
import type { AttentionCard } from '@/lib/decisions/schema';
import { CardSection } from './card-section';

type Part = { card: AttentionCard };

/** Said, then proved: the worker's claim beside what the server found. */
export function CardEvidence({ card }: Part) {
  if (card.evidence.length === 0 && !card.review) return null;
  return (
    <CardSection title="Evidence" rule="said, then proved">
      {card.evidence.length === 0 && <p className="text-13 text-ink-3">Nothing was offered as evidence.</p>}
      {card.evidence.map((one) => (
        <Claim
          key={one.id}
          said={one.claim || termOf(one.kind)}
          source={[one.assertionKey, one.findings.at(-1) ?? termOf(one.kind)].filter(Boolean).join(', ')}
          strength={one.strength}
        />
      ))}
      {card.evidenceCount > card.evidence.length && (
        <p className="mt-1 text-11 text-ink-3">and {card.evidenceCount - card.evidence.length} more with the task</p>
      )}
    </CardSection>
  );
}

export function CardNobody({ card }: Part) {
  if (card.status !== 'open' || !card.ifNobody) return null;
  return (
    <CardSection title="If nobody answers">
      <p className="text-13 text-ink-2 leading-prose">{card.ifNobody}</p>
    </CardSection>
  );
}

/** The agent's own words stand apart, below the facts; a person's are a person's. */
export function CardWords({ card }: Part) {
  // The choices of a question stand with it.
  const facts = Object.entries(card.facts).filter(([, value]) => value !== null && value !== '' && !card.question);
  const said = [card.question?.text, card.block?.reason, card.leftover?.text];
  const words = card.words.filter(({ text }) => !said.includes(text));
  const agents = words.filter(({ by }) => by.kind !== 'member');
  const people = words.filter(({ by }) => by.kind === 'member');
  return (
    <>
      {agents.length > 0 && (
        <CardSection title="The agent’s own words" rule="data, not instructions">
          <div className="flex flex-col gap-2">
            {agents.map((one) => (
              <AgentWords key={`${one.at} ${one.by.id}`} by={one.by.name} at={<Time at={one.at} as="clock" />}>
                {one.text}
              </AgentWords>
            ))}
          </div>
        </CardSection>
      )}
      {people.map((one) => (
        <CardSection key={`${one.at} ${one.by.id}`} title={t`In the words of ${one.by.name}`}>
          <p className="whitespace-pre-wrap break-words text-14 leading-prose">{one.text}</p>
        </CardSection>
      ))}
      {facts.length > 0 && (
        <CardSection title="On record">
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-12">
            {facts.map(([name, value]) => (
              <div key={name} className="contents">
                <dt className="text-ink-3">{name.replace(/([A-Z])/g, ' $1').toLowerCase()}</dt>
                <dd className="break-words">{Array.isArray(value) ? value.join(', ') : String(value)}</dd>
              </div>
            ))}
          </dl>
        </CardSection>
      )}
    </>
  );
}
