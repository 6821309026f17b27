import { cx } from '@/components/ui/cx';
import { Markdown } from '@/components/ui/markdown';
import type { ContractVersion } from '@/lib/contracts/schema-view';
import { type ClauseLine, type ClausePart, partsOf } from './clause-parts';
import { Enforcement } from './enforcement';
import { MarkedWords } from './marked-words';

/** The contract as one page: numbered parts, what each says, and who holds it. What is absent says what then holds. */
export function Agreement({ version }: { version: Pick<ContractVersion, 'clauses' | 'changes'> }) {
  return partsOf(version).map((part) => <Part key={part.id} part={part} />);
}

function Part({ part }: { part: ClausePart }) {
  return (
    <section
      id={part.section}
      aria-labelledby={`part-${part.section}`}
      className={cx(
        'grid grid-cols-[36px_minmax(0,1fr)] border-line border-t sm:grid-cols-[52px_minmax(0,1fr)]',
        part.isDefault ? 'py-2' : 'pt-[11px] pb-3',
      )}
    >
      <span className="figure text-12 text-ink-3 leading-[22px]">{part.id}</span>
      <div className="min-w-0">
        <h3
          id={`part-${part.section}`}
          className={cx('text-14 leading-[22px]', part.isDefault && 'font-medium text-ink-3')}
        >
          {part.title}
        </h3>
        {part.runs.map((run) => (
          <div
            key={run.lines.map(({ id, words }) => id + words).join()}
            className="grid gap-x-6 gap-y-1 md:grid-cols-[minmax(0,1fr)_208px]"
          >
            <div className="min-w-0">
              {run.lines.map((line) => (
                <Line key={`${line.id}${line.words}`} line={line} quiet={part.isDefault} />
              ))}
            </div>
            <div className="pt-[3px] max-md:pb-1.5">{run.enforced && <Enforcement {...run.enforced} />}</div>
          </div>
        ))}
      </div>
    </section>
  );
}

function Line({ line, quiet }: { line: ClauseLine; quiet: boolean }) {
  return (
    <div id={line.number && !line.number.startsWith('A') ? line.id : undefined} className="relative scroll-mt-4">
      {line.number && (
        <span className="figure absolute top-0 -left-9 w-8 text-right text-11 text-ink-3 leading-[22px] sm:-left-11">
          {line.number}
        </span>
      )}
      <div className={cx('max-w-[62ch] break-words text-14 leading-[22px]', quiet ? 'text-ink-3' : 'text-ink-2')}>
        <Words line={line} />
      </div>
    </div>
  );
}

function Words({ line: { change, words } }: { line: ClauseLine }) {
  if (change) return <MarkedWords before={change.before ?? ''} after={change.after ?? ''} />;
  return <Markdown text={words} top={4} className="!text-14 !leading-[22px]" />;
}
