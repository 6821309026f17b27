'use client';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import type { ApiError } from '@/lib/client/api-client';
import { plural, t } from '@/lib/core/words';
import type { ChosenTasks } from './use-task-selection';
import { WriteError } from './write-error';

type Props = {
  error: ApiError;
  /** Ids of the tasks in the order in which they were sent: a refusal names one by its place. */
  sent: readonly string[];
  selection: ChosenTasks;
  onLeftOut: () => void;
};

/** Why nothing was changed: each task that refused, with its reason, and the way to change the others. */
export function Refusals({ error, sent, selection, onLeftOut }: Props) {
  const refused = error.errors.flatMap(({ path, message }) => {
    const id = sent[Number(/^tasks\.(\d+)$/.exec(path)?.[1] ?? Number.NaN)];
    return id ? [{ id, message }] : [];
  });
  if (refused.length === 0)
    return (
      <div className="mt-3">
        <WriteError error={error} />
      </div>
    );
  const leaveOut = () => {
    selection.leaveOut(refused.map(({ id }) => id));
    onLeftOut();
  };
  return (
    <div role="alert" className="mt-3">
      <Callout
        tone="fault"
        title={plural(refused.length, {
          one: t`Nothing was changed: 1 task refuses`,
          other: t`Nothing was changed: ${refused.length} tasks refuse`,
        })}
        action={
          refused.length < sent.length && (
            <Button onClick={leaveOut}>
              {plural(refused.length, { one: t`Leave it out`, other: t`Leave out these ${refused.length}` })}
            </Button>
          )
        }
      >
        <ul aria-label="Refused" className="max-h-40 overflow-y-auto">
          {refused.map(({ id, message }) => (
            <li key={id}>{message}</li>
          ))}
        </ul>
      </Callout>
    </div>
  );
}
