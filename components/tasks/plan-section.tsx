import { DefinitionList } from '@/components/ui/definition-list';
import { Duration } from '@/components/ui/duration';
import { Money } from '@/components/ui/money';
import { PrincipalName } from '@/components/ui/principal-name';
import { Time } from '@/components/ui/time';
import { termOf } from '@/lib/core/terms';
import { t } from '@/lib/core/words';
import type { TaskView } from '@/lib/tasks/schema-view';
import { Section } from './section';

const needWords = {
  worker: t`somebody able`,
  model_policy: t`a model policy`,
  context: t`an objective`,
  tools: t`tools`,
  criteria: t`criteria`,
  budget: t`a budget`,
  fallback: t`a fallback`,
  verification: t`a verification`,
};

/** How it was planned: who may do it, how it is verified, its limits; and what it lacks to be ready to run. */
export function PlanSection({ task }: { task: TaskView }) {
  const { budget, missing } = task;
  const required = [...task.requiredSkills, ...task.requiredTools, ...task.requiredModels];
  return (
    <Section title="Plan" aside={t`${termOf(task.role)}, version ${task.version}`}>
      <DefinitionList
        items={[
          { term: t`For`, value: task.assignedTo.length > 0 ? <Names task={task} /> : t`anyone able` },
          ...(required.length > 0 ? [{ term: t`Needs`, value: required.join(', ') }] : []),
          {
            term: t`Verified by`,
            value: task.verification === 'review' ? t`a review by somebody else` : t`nobody else`,
          },
          { term: t`Attempts`, value: t`at most ${task.maxAttempts}` },
          {
            term: t`Budget`,
            value:
              budget.money === null && budget.tokens === null ? (
                t`the mission’s`
              ) : (
                <>
                  {budget.money !== null && <Money amount={budget.money} />}
                  {budget.tokens !== null && t` ${budget.tokens} tokens`}
                </>
              ),
          },
          ...(task.estimateMinutes === null
            ? []
            : [{ term: t`Estimate`, value: <Duration seconds={task.estimateMinutes * 60} /> }]),
          ...(task.dueAt ? [{ term: t`Due`, value: <Time at={task.dueAt} /> }] : []),
          ...(task.fallbackTo ? [fallbackItem(task.fallbackTo)] : []),
          ...(task.fallback ? [{ term: t`Otherwise`, value: task.fallback }] : []),
          ...(task.modelPolicy ? [{ term: t`Models`, value: task.modelPolicy }] : []),
          ...(task.outputSchema === null
            ? []
            : [{ term: t`Its output fits`, value: <Schema of={task.outputSchema} /> }]),
          {
            term: t`Planned by`,
            value: (
              <>
                <PrincipalName {...task.createdBy} />, <Time at={task.createdAt} />
              </>
            ),
          },
        ]}
      />
      {missing.length > 0 && (
        <p className="mt-1.5 text-11 text-ink-3">
          To be ready to run it lacks {missing.map((need) => needWords[need] ?? termOf(need)).join(', ')}.
        </p>
      )}
    </Section>
  );
}

const fallbackItem = ({ worker, model, inForce }: NonNullable<TaskView['fallbackTo']>) => ({
  term: worker ? t`Last attempt by` : t`Last attempt with`,
  value: (
    <>
      {worker ? <PrincipalName {...worker} /> : model}
      {inForce && <span className="text-ink-3"> (in force)</span>}
    </>
  ),
});

function Schema({ of }: { of: unknown }) {
  return <pre className="whitespace-pre-wrap break-words font-mono text-11">{JSON.stringify(of, null, 2)}</pre>;
}

function Names({ task }: { task: TaskView }) {
  return task.assignedTo.map((who, index) => (
    <span key={who.id}>
      {index > 0 && ', '}
      <PrincipalName {...who} />
    </span>
  ));
}
