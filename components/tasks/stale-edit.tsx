'use client';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { t } from '@/lib/core/words';
import { valueText } from '@/lib/receipts/words';
import type { TaskField } from './task-draft';
import type { TaskEdit } from './use-task-edit';

const fieldWords: Record<TaskField, string> = {
  title: t`Title`,
  objective: t`Objective`,
  criteria: t`Done when`,
  dependsOn: t`Waits for`,
  assignedTo: t`For`,
  notBy: t`Not by whoever did`,
  fulfils: t`Fulfils`,
  verification: t`Verified by`,
  evidenceRequired: t`Evidence it must come with`,
  maxAttempts: t`Attempts`,
  budgetMoney: t`Budget`,
  budgetTokens: t`Token cap`,
  estimateMinutes: t`Estimate`,
  dueAt: t`Due`,
  priority: t`Priority`,
  role: t`Role`,
  milestoneId: t`Milestone`,
  branchId: t`Branch`,
  requiredSkills: t`Skills it needs`,
  requiredTools: t`Tools it needs`,
  requiredModels: t`Models that may do it`,
  modelPolicy: t`Model policy`,
  fallback: t`When it cannot be done as planned`,
  fallbackWorker: t`Last attempt by`,
  fallbackModel: t`or with the model`,
  outputSchema: t`Output schema`,
  isValidation: t`Checks the work of others`,
};

/** What somebody else changed while this was edited, field by field; what was written here is still in the form. */
export function StaleEdit({ edit }: { edit: TaskEdit }) {
  return (
    <div role="alert" className="mb-4">
      <Callout tone="ink" glyph="quiet" title="Somebody else changed this task while you were editing">
        <p>What you wrote is still below. Save to keep it, or take their text where both of you changed the same.</p>
        <dl className="mt-2 flex flex-col gap-2">
          {edit.theirs.map(({ field, was, now, mine }) => (
            <div key={field}>
              <dt className="flex items-center gap-2 font-medium text-ink">
                {fieldWords[field]}
                {mine ? (
                  <Button size="small" onClick={() => edit.takeTheirs(field)}>
                    Take theirs
                  </Button>
                ) : (
                  <span className="font-normal text-11 text-ink-3">theirs is in the form</span>
                )}
              </dt>
              <dd className="max-h-24 overflow-y-auto whitespace-pre-wrap break-words text-12">
                <del className="text-ink-3">{words(was)}</del> <ins className="no-underline">{words(now)}</ins>
              </dd>
            </div>
          ))}
        </dl>
      </Callout>
    </div>
  );
}

const words = (value: unknown): string => {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return t`nothing`;
  return Array.isArray(value) ? value.map(valueText).join(', ') : valueText(value);
};
