'use client';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { Loaded } from '@/components/layout/loaded';
import { PageBody, PageHeader } from '@/components/layout/page-header';
import { EmptyState } from '@/components/ui/empty-state';
import { Input } from '@/components/ui/input';
import { Link } from '@/components/ui/link';
import { Select } from '@/components/ui/select';
import { SkeletonRows } from '@/components/ui/skeleton';
import { useHotkeys } from '@/lib/client/hotkeys';
import { useAddress } from '@/lib/client/use-address';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { wordsOf } from '@/lib/search/rules';
import type { SearchAnswer, SearchHit, SearchKind } from '@/lib/search/schema';
import { searchKinds } from '@/lib/search/values';
import { HitLine } from './hit-line';
import { hitHref, kindLooks, searchHref } from './hit-place';
import { useSearch } from './use-search';

const kindChoices = [
  { value: 'all', label: t`Everything` },
  ...searchKinds.map((kind) => ({ value: kind, label: kindLooks[kind].title })),
] as const;

const mostOfAll = 10;
const mostOfOne = 50;
const field = 'search-words';

/** Everything that has these words, by kind; words and kind are in the address. */
export function SearchPage() {
  const go = useAddress();
  const parameters = useSearchParams();
  const asked = parameters.get('q') ?? '';
  const [known, setKnown] = useState(asked);
  const [typed, setTyped] = useState(asked);
  // The palette or Back led to other words than those that stand here.
  if (asked !== known) {
    setKnown(asked);
    if (asked !== typed.trim()) setTyped(asked);
  }
  const kind = searchKinds.find((name) => name === parameters.get('kind'));
  const search = useSearch(typed, { kind, limit: kind ? mostOfOne : mostOfAll });
  useHotkeys([{ keys: '/', label: t`Write other words`, run: () => document.getElementById(field)?.focus() }]);
  const write = (words: string) => {
    setTyped(words);
    setKnown(words.trim());
    go({ q: words.trim() || null }, 'replace');
  };
  return (
    <>
      <PageHeader title="Search" />
      <PageBody>
        <search className="flex flex-wrap items-center gap-2 px-4 py-3 md:px-5">
          <Input
            id={field}
            type="search"
            autoFocus
            aria-label="Words, a key or an id"
            placeholder="Words, T4, R-0042, or mission/T4"
            className="max-w-120"
            maxLength={200}
            value={typed}
            onValueChange={write}
          />
          <div className="w-60 max-sm:w-full">
            <Select
              aria-label="Kind"
              options={kindChoices}
              value={kind ?? 'all'}
              onValueChange={(value) => go({ kind: value === 'all' ? null : value }, 'push')}
            />
          </div>
        </search>
        {search.q.length < 2 ? (
          <EmptyState title="Find anything again">
            Write two letters or more. All words must be found: part of a word in a title, the beginning of a word in a
            text. A key such as T4 or R-0042, or an id, names its thing outright; mission/T4 names a task of a mission.
          </EmptyState>
        ) : (
          <Loaded query={search} what="The results" skeleton={<SkeletonRows label="Searching" rows={8} />}>
            {(answer) => <Results answer={answer} q={search.q} kind={kind} />}
          </Loaded>
        )}
      </PageBody>
    </>
  );
}

type ResultsProps = { answer: SearchAnswer; q: string; kind: SearchKind | undefined };

function Results({ answer: { named, groups }, q, kind }: ResultsProps) {
  const { slug } = useWorkspace();
  const words = wordsOf(q);
  if (named.length + groups.length === 0)
    return (
      <EmptyState title={t`Nothing has ${words.length > 1 ? t`all of these words` : t`this word`}`}>
        Fewer or shorter words find more: part of a word is enough in a title, its beginning in a text
        {kind && t`, and other kinds may have it`}.
      </EmptyState>
    );
  return (
    <div className="max-w-200 px-4 pb-8 md:px-5">
      {named.length > 0 && <Group title="Named so" hits={named} words={words} />}
      {groups.map((group) => (
        <Group key={group.kind} title={kindLooks[group.kind].title} hits={group.hits} words={words}>
          {group.more &&
            (kind ? (
              <p className="py-2 text-12 text-ink-3">
                These are the first {group.hits.length}. One more word shows fewer.
              </p>
            ) : (
              <Link className="block py-2 text-12 underline" href={searchHref(slug, q, group.kind)}>
                More {kindLooks[group.kind].title.toLowerCase()}
              </Link>
            ))}
        </Group>
      ))}
    </div>
  );
}

type GroupProps = { title: string; hits: readonly SearchHit[]; words: readonly string[]; children?: React.ReactNode };

function Group({ title, hits, words, children }: GroupProps) {
  const { slug } = useWorkspace();
  return (
    <section aria-label={title} className="mb-5">
      <h2 className="border-line border-b pb-1 text-11 text-ink-3">{title}</h2>
      <ul>
        {hits.map((hit) => (
          <li key={hit.id} className="border-line border-b">
            <Link
              href={hitHref(slug, hit)}
              className="flex min-h-9 items-start gap-2 py-1.5 -outline-offset-2 hover:bg-s1"
            >
              <HitLine hit={hit} words={words} />
            </Link>
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}
