'use client';
import { Command as Palette } from 'cmdk';
import { useEffect } from 'react';
import { PaletteGroup, paletteLine } from '@/components/layout/palette-group';
import { cx } from '@/components/ui/cx';
import { Icon } from '@/components/ui/icon';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { wordsOf } from '@/lib/search/rules';
import type { SearchHit } from '@/lib/search/schema';
import { HitLine } from './hit-line';
import { hitHref, kindLooks, searchHref } from './hit-place';
import { useSearch } from './use-search';

// The server found these: the palette's own filter keeps all of them, what was named outright before every command,
// the rest after the commands that fit.
const scores: Record<string, number> = { 'named ': 2, 'found ': 1e-4, 'all ': 1e-5 };

/** Where a line of the server's stands among the commands; null for a command. */
export function foundScore(value: string): number | null {
  const start = Object.keys(scores).find((each) => value.startsWith(each));
  return start === undefined ? null : (scores[start] ?? null);
}

type Props = { typed: string; onNamed: (value: string) => void; onChoose: (href: string) => void };

/** What the workspace holds under these words. What was found before stays while the next words are looked for. */
export function PaletteFinds({ typed, onNamed, onChoose }: Props) {
  const { slug } = useWorkspace();
  const search = useSearch(typed, { limit: 4 });
  const words = wordsOf(search.q);
  const hit = (place: 'named' | 'found') => (each: SearchHit) => (
    <Palette.Item
      key={each.id}
      value={`${place} ${each.id}`}
      onSelect={() => onChoose(hitHref(slug, each))}
      className={cx(paletteLine, 'items-start')}
    >
      <HitLine hit={each} words={words} />
    </Palette.Item>
  );
  const { named = [], groups = [] } = search.data ?? {};
  const first = named[0]?.id;
  // A key or an id jumps straight: Enter goes there, also where a command has the same letters.
  useEffect(() => {
    if (first) onNamed(`named ${first}`);
  }, [first, onNamed]);
  return (
    <>
      {named.length > 0 && <PaletteGroup heading="Named so">{named.map(hit('named'))}</PaletteGroup>}
      {groups.map(({ kind, hits, more }) => (
        <PaletteGroup
          key={kind}
          heading={more ? t`${kindLooks[kind].title}, the first ${hits.length}` : kindLooks[kind].title}
        >
          {hits.map(hit('found'))}
        </PaletteGroup>
      ))}
      {named.length + groups.length > 0 && (
        <PaletteGroup heading="More">
          <Palette.Item
            value="all results"
            onSelect={() => onChoose(searchHref(slug, search.q))}
            className={cx(paletteLine, 'items-center')}
          >
            <Icon name="search" className="text-ink-3" />
            All results
          </Palette.Item>
        </PaletteGroup>
      )}
      <SearchState search={search} typed={typed} />
    </>
  );
}

/** How the search goes, said where the eye and the ear are: under the last line. */
function SearchState({ search, typed }: { search: ReturnType<typeof useSearch>; typed: string }) {
  const waits = search.isFetching || search.q !== typed.trim();
  const isEmpty = search.data !== undefined && search.data.named.length + search.data.groups.length === 0;
  return (
    <p role="status" className="px-4 py-2 text-12 text-ink-3 empty:hidden">
      {typed.trim().length < 2 ? (
        typed.trim() && t`One more letter, and everything here is searched.`
      ) : search.error ? (
        <span className="text-fault-text">{t`The workspace was not searched: ${search.error.message} ${search.error.next}`}</span>
      ) : waits ? (
        t`Searching`
      ) : (
        isEmpty &&
        t`Nothing in the workspace has these words. Part of a word is enough in a title, its beginning in a text.`
      )}
    </p>
  );
}
