import { PrincipalName } from '@/components/ui/principal-name';
import { plural, t } from '@/lib/core/words';
import type { ReceiptDocument } from '@/lib/receipts/schema';
import { countText } from '@/lib/receipts/words';
import { PaperLine, PaperSection } from './paper-section';

/** 4. Which workers, models, tools, skills and MCPs were used? */
export function PaperUsed({ receipt: { used } }: { receipt: ReceiptDocument }) {
  const lists = [
    { name: t`Tools`, all: used.tools },
    { name: t`Skills`, all: used.skills },
    { name: t`MCPs`, all: used.mcps },
  ].filter(({ all }) => all.length > 0);
  if (used.workers.length === 0 && lists.length === 0)
    return <PaperSection title="Used" absent="Nobody worked on it." />;
  return (
    <PaperSection title="Used" note="who, and with what">
      <ul>
        {used.workers.map(({ worker, harnesses, models, attempts }) => (
          <PaperLine
            key={worker.id}
            mark={worker.kind === 'agent' ? 'agent' : 'person'}
            small={[
              ...harnesses,
              ...models,
              plural(attempts, { one: t`1 attempt`, other: t`${countText(attempts)} attempts` }),
            ].join(', ')}
          >
            <PrincipalName {...worker} />
          </PaperLine>
        ))}
      </ul>
      {lists.map(({ name, all }) => (
        <p key={name} className="mt-1 text-13 text-ink-2 leading-normal">
          {name}: {all.map((one) => `${one.name} (${one.basis.join(', ')})`).join('; ')}.
        </p>
      ))}
    </PaperSection>
  );
}
