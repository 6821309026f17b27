'use client';
import { useQuery } from '@tanstack/react-query';
import { missionKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { updateTasks } from '@/lib/tasks/operations';
import { tasksQuery } from '@/lib/tasks/queries';

/** The open tasks of a mission, and the way to make one of them the only one that fulfils an assertion. */
export function useFulfil(missionId: string) {
  const { slug } = useWorkspace();
  const tasks = useQuery(tasksQuery(slug, { mission: missionId, status: 'open', limit: 200 })).data?.items ?? [];
  const write = useWrite(updateTasks, {
    stale: () =>
      (['contract', 'tasks', 'graph', 'readiness'] as const).map((part) => missionKey(slug, missionId, part)),
  });
  const fulfil = (assertion: string, taskId: string) => {
    const chosen = tasks.find(({ id }) => id === taskId);
    if (!chosen) return;
    const others = tasks.filter(({ id, fulfils }) => id !== taskId && fulfils.includes(assertion));
    write.mutate({
      mission: missionId,
      tasks: [
        { task: taskId, fulfils: [...new Set([...chosen.fulfils, assertion])] },
        ...others.map(({ id, fulfils }) => ({ task: id, fulfils: fulfils.filter((key) => key !== assertion) })),
      ],
    });
  };
  return { tasks, fulfil, write };
}
