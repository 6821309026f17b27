'use client';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useMemo, useState } from 'react';
import { FormProblem, fieldError } from '@/components/auth/form-problem';
import { Loaded } from '@/components/layout/loaded';
import { NewMissionLayout } from '@/components/plan/new-mission-layout';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SkeletonRows } from '@/components/ui/skeleton';
import { listKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { instantiateTemplate } from '@/lib/templates/operations';
import { templateQuery, templatesQuery } from '@/lib/templates/queries';
import type { TemplateView } from '@/lib/templates/schema';
import { AddExamples } from './examples-tools';
import { ParameterFields } from './parameter-fields';
import { defaultsOf, type FormValues, givenOf, missingOf } from './parameter-values';
import { PlanPreview } from './plan-preview';
import { sketchOf } from './sketch';
import { TemplateList } from './template-list';

const limit = 200;

/** A mission from a template: first which one, then its parameters with the result beside them. */
export function NewFromTemplate({ chosen }: { chosen: string | null }) {
  const { slug } = useWorkspace();
  const templates = useQuery({ ...templatesQuery(slug, { limit }), enabled: chosen === null });
  const template = useQuery({ ...templateQuery(slug, { template: chosen ?? '' }), enabled: chosen !== null });
  if (chosen !== null)
    return (
      <Loaded query={template} what="The template" skeleton={<SkeletonRows label="Reading the template" />}>
        {(found) => <TemplateForm key={found.id} template={found} />}
      </Loaded>
    );
  return (
    <Loaded query={templates} what="The templates" skeleton={<SkeletonRows label="Reading the templates" />}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title="No template yet" action={<AddExamples label="Add the examples to start from" />}>
            A template brings a brief, a contract and a graph along and asks for the rest.
          </EmptyState>
        ) : (
          <div className="max-w-[820px]">
            <TemplateList
              templates={items}
              chosen={null}
              hrefOf={(name) => `/${slug}/missions/new?from=template&template=${name}`}
            />
          </div>
        )
      }
    </Loaded>
  );
}

function TemplateForm({ template }: { template: TemplateView }) {
  const { slug } = useWorkspace();
  const router = useRouter();
  const [name, setName] = useState('');
  const [values, setValues] = useState<FormValues>(() => defaultsOf(template.parameters));
  const sketch = useMemo(() => sketchOf(template.body, values), [template.body, values]);
  const missing = missingOf(template.parameters, values);
  const create = useWrite(instantiateTemplate, {
    stale: () => [listKey(slug, 'missions')],
    onDone: ({ missionId }) => missionId && router.push(`/${slug}/missions/${missionId}/plan`),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({
      template: template.name,
      version: template.version,
      parameters: givenOf(values),
      ...(name.trim() && { name: name.trim() }),
    });
  };
  const parameterPaths = template.parameters.map((parameter) => `parameters.${parameter.name}`);
  return (
    <NewMissionLayout
      beside={
        sketch.plan ? (
          <PlanPreview plan={sketch.plan} />
        ) : (
          <Callout title="No preview with these values">{sketch.problem}</Callout>
        )
      }
    >
      <form onSubmit={submit} className="flex flex-col gap-5">
        <header>
          <h2 className="text-20">{template.title}</h2>
          <p className="mt-1 text-14 text-ink-2 leading-prose">{template.summary}</p>
        </header>
        <Field label="Name" optional error={fieldError(create.error, 'name')}>
          <Input
            maxLength={200}
            autoComplete="off"
            placeholder={sketch.plan?.mission.name ?? t`The name that the template gives`}
            value={name}
            onValueChange={setName}
          />
        </Field>
        <ParameterFields parameters={template.parameters} values={values} onChange={setValues} error={create.error} />
        <FormProblem error={create.error} fields={['name', ...parameterPaths]} />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" size="large" busy={create.isPending || create.isSuccess}>
            Create mission
          </Button>
          {missing.length > 0 && (
            <span className="text-11 text-ink-3">Still needed: {missing.join(', ').replaceAll('_', ' ')}</span>
          )}
        </div>
      </form>
    </NewMissionLayout>
  );
}
