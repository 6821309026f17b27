'use client';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { Loaded } from '@/components/layout/loaded';
import { PageHeader } from '@/components/layout/page-header';
import { ButtonLink } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { EmptyState } from '@/components/ui/empty-state';
import { Input } from '@/components/ui/input';
import { SkeletonRows } from '@/components/ui/skeleton';
import { useDesk } from '@/lib/client/media';
import { useWorkspace } from '@/lib/client/workspace-context';
import { templatesQuery } from '@/lib/templates/queries';
import type { TemplateSummary } from '@/lib/templates/schema';
import { AddExamples, RemoveExamples } from './examples-tools';
import { TemplateDetail } from './template-detail';
import { TemplateList } from './template-list';

const limit = 200;

/** Skeletons of missions: at left what there is, at right the chosen one as it would be created. */
export function TemplatesPage() {
  const { slug, me } = useWorkspace();
  const [search, setSearch] = useState('');
  const query = useQuery(templatesQuery(slug, { limit, ...(search.trim() && { search: search.trim() }) }));
  const mayPlan = me.role === 'owner' || me.role === 'planner';
  const hasExamples = query.data?.items.some(({ isExample }) => isExample) ?? false;
  return (
    <>
      <PageHeader
        title="Templates"
        actions={
          mayPlan && query.data && (hasExamples ? <RemoveExamples /> : query.data.items.length > 0 && <AddExamples />)
        }
      />
      <Loaded query={query} what="The templates" skeleton={<SkeletonRows label="Reading the templates" />}>
        {({ items }) =>
          items.length === 0 && search === '' ? (
            <NoTemplates mayPlan={mayPlan} />
          ) : (
            <Desk templates={items} search={search} onSearch={setSearch} />
          )
        }
      </Loaded>
    </>
  );
}

type DeskProps = { templates: readonly TemplateSummary[]; search: string; onSearch: (search: string) => void };

function Desk({ templates, search, onSearch }: DeskProps) {
  const { slug } = useWorkspace();
  const asked = useSearchParams().get('template');
  const isDesk = useDesk();
  // A desk has room for both, so it opens on the first; a phone shows the list until one is chosen.
  const chosen = asked ?? (isDesk ? (templates[0]?.name ?? null) : null);
  const base = `/${slug}/templates`;
  return (
    <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] lg:grid-cols-[340px_minmax(0,1fr)]">
      <div
        className={cx(
          'scroll-quiet relative min-h-0 overflow-y-auto border-line lg:border-r',
          asked && 'max-lg:hidden',
        )}
      >
        <div className="border-line border-b px-4 py-2.5 md:px-5">
          <Input
            type="search"
            aria-label="Search templates by name"
            placeholder="Search by name"
            value={search}
            onValueChange={onSearch}
          />
        </div>
        <TemplateList templates={templates} chosen={chosen} hrefOf={(name) => `${base}?template=${name}`} />
        {templates.length === 0 && <p className="px-5 py-6 text-ink-2">No template has that name.</p>}
      </div>
      <div className={cx('scroll-quiet relative min-h-0 overflow-y-auto', !asked && 'max-lg:hidden')}>
        <div className="px-4 pt-3 md:px-6 lg:hidden">
          <ButtonLink href={base} icon="back" variant="ghost" className="-ml-2.5">
            All templates
          </ButtonLink>
        </div>
        {chosen && <TemplateDetail key={chosen} name={chosen} />}
      </div>
    </div>
  );
}

function NoTemplates({ mayPlan }: { mayPlan: boolean }) {
  return (
    <EmptyState
      title="No template yet"
      action={mayPlan ? <AddExamples label="Add the examples to learn from" /> : undefined}
    >
      A template is the skeleton of a mission: brief, contract, tasks and what they wait for, with parameters to fill
      in.
    </EmptyState>
  );
}
