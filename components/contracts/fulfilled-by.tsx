'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { NewTaskDialog } from '@/components/tasks/new-task-dialog';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { useWorkspace } from '@/lib/client/workspace-context';
import type { AssertionView } from '@/lib/contracts/schema-view';
import { t } from '@/lib/core/words';
import { graphQuery } from '@/lib/tasks/queries';
import { useFulfil } from './use-fulfil';

const another = 'another';

/** The repair of an assertion that no task fulfils, or that several do: choose the one, or add it. */
export function FulfilledBy({ missionId, assertion }: { missionId: string; assertion: AssertionView }) {
  const { slug } = useWorkspace();
  const [adding, setAdding] = useState(false);
  const nodes = useQuery(graphQuery(slug, missionId)).data?.nodes ?? [];
  const { tasks, fulfil, write } = useFulfil(missionId);
  const choose = (taskId: string) => (taskId === another ? setAdding(true) : fulfil(assertion.key, taskId));
  const open = nodes.filter(({ id }) => tasks.some((task) => task.id === id));
  return (
    <span className="flex flex-col gap-1">
      <span className="flex items-center gap-2 text-11">
        <span className="shrink-0 text-ink-2">{assertion.tasks.length > 1 ? t`Only one may:` : t`Fulfilled by`}</span>
        <Select
          aria-label={t`Task that fulfils ${assertion.key}`}
          placeholder={write.isPending ? t`Linking` : t`Choose a task`}
          disabled={write.isPending}
          value={null}
          options={[
            ...open.map(({ id, key, title }) => ({ value: id, label: `${key} ${title}` })),
            { value: another, label: t`Another, new task` },
          ]}
          onValueChange={choose}
        />
      </span>
      {write.error && (
        <span role="alert" className="text-11 text-fault-text">
          {write.error.message} {write.error.next}{' '}
          <Button size="small" variant="ghost" onClick={() => write.reset()}>
            Close
          </Button>
        </span>
      )}
      {adding && (
        <NewTaskDialog missionId={missionId} initial={{ fulfils: [assertion.key] }} onClose={() => setAdding(false)} />
      )}
    </span>
  );
}
