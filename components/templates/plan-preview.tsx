'use client';
import { useMemo } from 'react';
import { Agreement } from '@/components/contracts/agreement';
import { Markdown } from '@/components/ui/markdown';
import { SectionTitle } from '@/components/ui/section-title';
import { t } from '@/lib/core/words';
import type { TemplatePlan } from '@/lib/templates/schema';
import { PlanPicture } from './plan-picture';
import { clausesOfSketch } from './sketch';

/** What will be created: the graph as it will be drawn, the brief, and the contract as it will be read. */
export function PlanPreview({ plan }: { plan: TemplatePlan }) {
  const clauses = useMemo(() => clausesOfSketch(plan), [plan]);
  return (
    <div className="flex flex-col gap-7">
      <section aria-labelledby="preview-graph">
        <SectionTitle id="preview-graph" size="medium" aside={t`${plan.tasks.length} tasks`}>
          Graph
        </SectionTitle>
        <PlanPicture plan={plan} label={t`Tasks of ${plan.mission.name}`} />
        <TaskLines plan={plan} />
      </section>
      <section aria-labelledby="preview-brief">
        <SectionTitle id="preview-brief" size="medium">
          Brief
        </SectionTitle>
        <Markdown text={plan.mission.brief} top={3} />
      </section>
      {clauses.length > 0 && (
        <section aria-labelledby="preview-contract">
          <SectionTitle id="preview-contract" size="medium" aside="a draft, until somebody signs it">
            Contract
          </SectionTitle>
          <Agreement version={{ clauses, changes: [] }} />
        </section>
      )}
    </div>
  );
}

function TaskLines({ plan }: { plan: TemplatePlan }) {
  const keys = new Map(plan.tasks.map(({ ref }, index) => [ref, `T${index}`]));
  return (
    <ol aria-label="Tasks" className="mt-3 border-line border-b">
      {plan.tasks.map((task) => (
        <li
          key={task.ref}
          className="grid grid-cols-[38px_minmax(0,1fr)] gap-x-2 border-line border-t py-1.5 leading-[18px]"
        >
          <span className="font-medium font-mono text-11 leading-[18px]">{keys.get(task.ref)}</span>
          <span className="min-w-0 break-words">
            {task.title}
            <span className="block text-11 text-ink-3">
              {[
                task.dependsOn.length > 0 && t`after ${task.dependsOn.map((ref) => keys.get(ref)).join(', ')}`,
                task.fulfils.length > 0 && t`fulfils ${task.fulfils.join(', ')}`,
                task.verification === 'review' && t`reviewed`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}
