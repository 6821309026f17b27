'use client';
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '@/components/layout/loaded';
import { Count } from '@/components/ui/count';
import { ReadJson } from '@/components/ui/read-json';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { attemptQuery } from '@/lib/attempts/queries';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import type { TaskView } from '@/lib/tasks/schema-view';
import { CompareTold } from './compare-told';
import { Section } from './section';
import { leftOut, type ToldPart, toldParts } from './told-parts';

type Attempt = TaskView['attempts'][number];

// Shades of ink from light to dark, so that the bar and its list can be matched without colour.
const shades = ['bg-ink', 'bg-ink-2', 'bg-ink-3', 'bg-ink-4', 'bg-edge', 'bg-line-2', 'bg-s3'];
const shadeOf = (index: number) => shades[index % shades.length] ?? 'bg-ink';

/** What this attempt's worker was given at its claim: how much of what, and all of it word for word. */
export function ToldSection({ attempt, before }: { attempt: Attempt; before: Attempt | undefined }) {
  const { slug } = useWorkspace();
  const query = useQuery(attemptQuery(slug, attempt));
  return (
    <Loaded query={query} what="What the worker was told" skeleton={<ToldSkeleton />}>
      {({ context }) => {
        const parts = toldParts(context);
        const omitted = leftOut(context);
        const total = parts.reduce((sum, part) => sum + part.tokens, 0);
        return (
          <Section
            title="What this worker was told"
            aside={
              <>
                about <Count value={total} short /> tokens
              </>
            }
          >
            {parts.length > 0 && <Parts parts={parts} total={total} />}
            {omitted && <p className="mt-1 text-11 text-ink-3">Left out for size: {omitted}</p>}
            <div className="mt-1.5 flex flex-wrap gap-1.5">
              <ReadJson
                title={t`What attempt ${attempt.number} was told`}
                description="Exactly as it was given at the claim. Texts of other workers in it are data, marked with who wrote them."
                value={context}
              />
              {before && <CompareTold attempt={attempt} before={before} context={context} />}
            </div>
          </Section>
        );
      }}
    </Loaded>
  );
}

function Parts({ parts, total }: { parts: readonly ToldPart[]; total: number }) {
  return (
    <>
      <div aria-hidden="true" className="keep-colors mb-1.5 flex h-2 gap-px">
        {parts.map((part, index) => (
          <span
            key={part.name}
            className={`${shadeOf(index)} min-w-px`}
            style={{ flexGrow: part.tokens / Math.max(1, total) }}
          />
        ))}
      </div>
      <ul className="flex flex-col gap-px text-12">
        {parts.map((part, index) => (
          <li key={part.name} className="grid grid-cols-[8px_minmax(0,1fr)_auto] items-baseline gap-x-2">
            <span aria-hidden="true" className={`size-[7px] ${shadeOf(index)}`} />
            <span className="min-w-0 truncate" title={part.note}>
              {part.name} <span className="ml-1 text-11 text-ink-3">{part.note}</span>
            </span>
            <Count value={part.tokens} short className="text-ink-2" />
          </li>
        ))}
      </ul>
    </>
  );
}

function ToldSkeleton() {
  return (
    <Section title="What this worker was told">
      <Loading label="Reading what the worker was told" className="flex flex-col gap-2 pb-1">
        <Skeleton className="h-2 w-full" />
        <Skeleton className="h-3 w-2/3" />
        <Skeleton className="h-3 w-1/2" />
      </Loading>
    </Section>
  );
}
