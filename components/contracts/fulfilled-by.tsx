'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { NewTaskDialog } from '@/components/tasks/new-task-dialog';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { missionKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import type { AssertionView } from '@/lib/contracts/schema-view';
import { updateTasks } from '@/lib/tasks/operations';
import { graphQuery, tasksQuery } from '@/lib/tasks/queries';

const another = 'another';

/** The repair of an assertion that no task fulfils, or that several do: choose the one, or add it. */
export function FulfilledBy({ missionId, assertion }: { missionId: string; assertion: AssertionView }) {
  const { slug } = useWorkspace();
  const [adding, setAdding] = useState(false);
  const nodes = useQuery(graphQuery(slug, missionId)).data?.nodes ?? [];
  const tasks = useQuery(tasksQuery(slug, { mission: missionId, status: 'open', limit: 200 })).data?.items ?? [];
  const write = useWrite(updateTasks, {
    stale: () =>
      (['contract', 'tasks', 'graph', 'readiness'] as const).map((part) => missionKey(slug, missionId, part)),
  });
  const choose = (taskId: string) => {
    const chosen = tasks.find(({ id }) => id === taskId);
    if (!chosen) return setAdding(true);
    const others = tasks.filter(({ id, fulfils }) => id !== taskId && fulfils.includes(assertion.key));
    write.mutate({
      mission: missionId,
      tasks: [
        { task: taskId, fulfils: [...new Set([...chosen.fulfils, assertion.key])] },
        ...others.map(({ id, fulfils }) => ({ task: id, fulfils: fulfils.filter((key) => key !== assertion.key) })),
      ],
    });
  };
  const open = nodes.filter(({ id }) => tasks.some((task) => task.id === id));
  return (
    <span className="flex flex-col gap-1">
      <span className="flex items-center gap-2 text-11">
        <span className="shrink-0 text-ink-2">{assertion.tasks.length > 1 ? 'Only one may:' : 'Fulfilled by'}</span>
        <Select
          aria-label={`Task that fulfils ${assertion.key}`}
          placeholder={write.isPending ? 'Linking' : 'Choose a task'}
          disabled={write.isPending}
          value={null}
          options={[
            ...open.map(({ id, key, title }) => ({ value: id, label: `${key} ${title}` })),
            { value: another, label: 'Another, new task' },
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
