'use client';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { Loaded } from '@/components/layout/loaded';
import { ButtonLink } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Hash } from '@/components/ui/hash';
import { PrincipalName } from '@/components/ui/principal-name';
import { ReadJson } from '@/components/ui/read-json';
import { SectionTitle } from '@/components/ui/section-title';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Time } from '@/components/ui/time';
import { useHotkeys } from '@/lib/client/hotkeys';
import { useWorkspace } from '@/lib/client/workspace-context';
import { plural, t } from '@/lib/core/words';
import { templateQuery } from '@/lib/templates/queries';
import type { TemplateView } from '@/lib/templates/schema';
import { PlanPreview } from './plan-preview';
import { sketchOf } from './sketch';

/** One template: when to use it, what it asks for and what it makes. */
export function TemplateDetail({ name }: { name: string }) {
  const { slug } = useWorkspace();
  const query = useQuery(templateQuery(slug, { template: name }));
  return (
    <Loaded query={query} what="The template" skeleton={<SkeletonRows label="Reading the template" rows={8} />}>
      {(template) => <Detail key={template.id} template={template} />}
    </Loaded>
  );
}

function Detail({ template }: { template: TemplateView }) {
  const { slug } = useWorkspace();
  const router = useRouter();
  const sketch = useMemo(() => sketchOf(template.body), [template.body]);
  const useHref = `/${slug}/missions/new?template=${template.name}` as const;
  useHotkeys([
    { keys: 'u', label: t`Use this template`, when: () => template.can.use, run: () => router.push(useHref) },
  ]);
  return (
    <article className="flex min-w-0 flex-col gap-7 px-4 pt-5 pb-10 md:px-6">
      <header>
        <div className="flex flex-wrap items-start justify-between gap-3">
          <h2 className="min-w-0 flex-1 basis-64 break-words text-26 tracking-display">{template.title}</h2>
          {template.can.use && (
            <ButtonLink href={useHref} size="large" keys="u">
              Use this template
            </ButtonLink>
          )}
        </div>
        <p className="mt-2 max-w-[66ch] text-14 text-ink-2 leading-prose">{template.summary}</p>
        {template.when && <p className="mt-1 max-w-[66ch] text-14 text-ink-3 leading-prose">{template.when}</p>}
      </header>
      {template.parameters.length > 0 && <Parameters template={template} />}
      {sketch.plan ? (
        <PlanPreview plan={sketch.plan} />
      ) : (
        <Callout tone="fault" title="It cannot be drawn">
          {sketch.problem}
        </Callout>
      )}
      <Versions template={template} />
    </article>
  );
}

function Parameters({ template }: { template: TemplateView }) {
  return (
    <section aria-labelledby="template-asks">
      <SectionTitle id="template-asks" size="medium">
        It asks for
      </SectionTitle>
      <dl className="border-line border-b">
        {template.parameters.map(({ name, type, description, default: value, required }) => (
          <div key={name} className="grid gap-x-4 border-line border-t py-1.5 sm:grid-cols-[160px_minmax(0,1fr)_auto]">
            <dt className="break-words font-mono text-12">{name}</dt>
            <dd className="min-w-0 text-ink-2">{description || type}</dd>
            <dd className="text-11 text-ink-3">
              {value === undefined
                ? required
                  ? t`needed`
                  : t`optional`
                : t`else ${Array.isArray(value) ? value.join(', ') : value}`}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Versions({ template: { title, body, versions, missions } }: { template: TemplateView }) {
  return (
    <section aria-labelledby="template-versions">
      <SectionTitle
        id="template-versions"
        size="medium"
        aside={plural(missions, {
          one: t`1 mission was made from it`,
          other: t`${missions} missions were made from it`,
        })}
      >
        Versions
      </SectionTitle>
      <ol className="border-line border-b">
        {versions.map(({ version, sha256, createdBy, createdAt }) => (
          <li key={version} className="flex flex-wrap items-baseline gap-x-4 border-line border-t py-1.5">
            <span className="figure font-medium">v{version}</span>
            <span className="text-ink-2">
              <PrincipalName {...createdBy} />, <Time at={createdAt} />
            </span>
            <span className="ml-auto text-11 text-ink-3">
              <Hash value={sha256} />
            </span>
          </li>
        ))}
      </ol>
      <ReadJson
        title={title}
        description="Everything that the template says, word for word. Its mission, its contract and its workers are told so."
        value={body}
        className="mt-3"
      />
    </section>
  );
}
