import { Glyph } from '@/components/ui/status-glyph';
import type { Clause, Enforcer } from '@/lib/contracts/schema-view';
import { t } from '@/lib/core/words';

const words: Record<Enforcer, string> = {
  server: t`enforced by the server`,
  person: t`needs a person`,
  stated: t`stated, not enforced`,
};

/** Who holds this clause, and how: a full square is the server, a ring a person, a hollow square nobody but honour. */
export function Enforcement({ enforcedBy, how }: Pick<Clause, 'enforcedBy' | 'how'>) {
  return (
    <div className="text-11 text-ink-2 leading-4">
      <span className="flex items-center gap-1.5">
        {enforcedBy === 'person' ? (
          <Glyph name="unsealed" size={12} />
        ) : (
          <span
            aria-hidden="true"
            className={
              enforcedBy === 'server' ? 'mx-0.5 size-2 shrink-0 bg-ink' : 'mx-0.5 size-2 shrink-0 border border-ink-2'
            }
          />
        )}
        {words[enforcedBy]}
      </span>
      <span className="block text-ink-3">{how}</span>
    </div>
  );
}
