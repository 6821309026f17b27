import { DefinitionList } from '@/components/ui/definition-list';
import { Duration } from '@/components/ui/duration';
import { Money } from '@/components/ui/money';
import { PrincipalName } from '@/components/ui/principal-name';
import { Time } from '@/components/ui/time';
import { wordsOf } from '@/lib/receipts/words';
import type { TaskView } from '@/lib/tasks/schema-view';
import { Section } from './section';

const needWords = {
  worker: 'somebody able',
  model_policy: 'a model policy',
  context: 'an objective',
  tools: 'tools',
  criteria: 'criteria',
  budget: 'a budget',
  fallback: 'a fallback',
  verification: 'a verification',
};

/** How it was planned: who may do it, how it is verified, its limits; and what it lacks to be ready to run. */
export function PlanSection({ task }: { task: TaskView }) {
  const { budget, missing } = task;
  const required = [...task.requiredSkills, ...task.requiredTools, ...task.requiredModels];
  return (
    <Section title="Plan" aside={`${task.role}, version ${task.version}`}>
      <DefinitionList
        items={[
          { term: 'For', value: task.assignedTo.length > 0 ? <Names task={task} /> : 'anyone able' },
          ...(required.length > 0 ? [{ term: 'Needs', value: required.join(', ') }] : []),
          { term: 'Verified by', value: task.verification === 'review' ? 'a review by somebody else' : 'nobody else' },
          { term: 'Attempts', value: `at most ${task.maxAttempts}` },
          {
            term: 'Budget',
            value:
              budget.money === null && budget.tokens === null ? (
                'the mission’s'
              ) : (
                <>
                  {budget.money !== null && <Money amount={budget.money} />}
                  {budget.tokens !== null && ` ${budget.tokens} tokens`}
                </>
              ),
          },
          ...(task.estimateMinutes === null
            ? []
            : [{ term: 'Estimate', value: <Duration seconds={task.estimateMinutes * 60} /> }]),
          ...(task.dueAt ? [{ term: 'Due', value: <Time at={task.dueAt} /> }] : []),
          ...(task.fallback ? [{ term: 'Otherwise', value: task.fallback }] : []),
          ...(task.modelPolicy ? [{ term: 'Models', value: task.modelPolicy }] : []),
          ...(task.outputSchema === null
            ? []
            : [{ term: 'Its output fits', value: <Schema of={task.outputSchema} /> }]),
          {
            term: 'Planned by',
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
          To be ready to run it lacks {missing.map((need) => needWords[need] ?? wordsOf(need)).join(', ')}.
        </p>
      )}
    </Section>
  );
}

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
