import { Icon } from '@/components/ui/icon';
import { type StatusName, statusLooks } from '@/components/ui/status';
import { Glyph } from '@/components/ui/status-glyph';
import type { SearchHit } from '@/lib/search/schema';
import { kindLooks } from './hit-place';
import { Marked } from './marked';

const lookOf = (status: string | null) => (status && status in statusLooks ? statusLooks[status as StatusName] : null);

/** A hit: what it is and where it stands, below it the line in which the words were found. */
export function HitLine({ hit, words }: { hit: SearchHit; words: readonly string[] }) {
  const look = lookOf(hit.status);
  const where = hit.kind === 'mission' || hit.kind === 'receipt' ? null : hit.mission?.name;
  const status = look?.word ?? hit.status?.replaceAll('_', ' ');
  return (
    <>
      <span className="flex h-5 w-4 shrink-0 items-center justify-center text-ink-3">
        {look ? <Glyph name={look.glyph} tone={look.tone} /> : <Icon name={kindLooks[hit.kind].icon} />}
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          {hit.key && (
            <span className="figure shrink-0 text-12 text-ink-2">
              <Marked text={hit.key} words={words} />
            </span>
          )}
          <span className="min-w-0 truncate">
            <Marked text={hit.title} words={words} />
          </span>
          {status && <span className="ml-auto shrink-0 pl-2 text-11 text-ink-3">{status}</span>}
        </span>
        {where && <span className="block truncate text-11 text-ink-3">{where}</span>}
        {hit.excerpt && (
          <span className="line-clamp-2 text-12 text-ink-2">
            <Marked text={hit.excerpt} words={words} />
          </span>
        )}
      </span>
    </>
  );
}
