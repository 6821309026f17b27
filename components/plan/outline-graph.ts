import type { OutlineTask } from '@/lib/tasks/outline';
import { type NewTask, newTask } from '@/lib/tasks/schema';

type Drawn = Omit<NewTask, 'ref'> & { ref: string; milestone: null; branch: null; dueInDays: null };

/** The tasks of an outline as a plan that can be drawn; what names a task outside of it is left out of the picture. */
export function tasksOfOutline(tasks: readonly OutlineTask[]): { tasks: Drawn[]; milestones: []; branches: [] } {
  const refs = new Set(tasks.flatMap(({ ref }) => ref ?? []));
  const drawn = tasks.flatMap(({ ref, title, dependsOn }) =>
    ref === undefined
      ? []
      : [
          {
            ...newTask.parse({ title, dependsOn: dependsOn.filter((name) => refs.has(name)) }),
            ref,
            milestone: null,
            branch: null,
            dueInDays: null,
          },
        ],
  );
  return { tasks: drawn, milestones: [], branches: [] };
}
