import type { z } from 'zod';
import type { MissionGraph } from '@/lib/graph/schema';
import { type CopiedTasks, copiedTasks, type newTask } from '@/lib/tasks/schema';

// As large as a request may be; a longer text is not even parsed.
const longestText = 4 * 1024 * 1024;

/** The copied tasks that a clipboard holds; null where it holds none that can be read. */
export function readClipboard(text: string): CopiedTasks | null {
  if (text.length > longestText) return null;
  try {
    const copied = copiedTasks.safeParse(JSON.parse(text)).data;
    return copied && copied.items.length > 0 ? copied : null;
  } catch {
    return null;
  }
}

type Place = Pick<MissionGraph, 'missionId' | 'nodes' | 'milestones'> & {
  /** Ids of the agents and people of this workspace. */
  workers: ReadonlySet<string>;
};

/**
 * Copied tasks as new ones of a mission. Edges among themselves stay; those from outside, and exclusions, where that
 * task stands in this mission; the milestone where there is one of its name; people where they are of this workspace.
 * Assertions stay with the task that fulfils them: exactly one does.
 */
export function planPaste({ mission, items }: CopiedTasks, place: Place): z.input<typeof newTask>[] {
  const copied = new Set(items.map(({ ref }) => ref));
  const standing = new Set(mission === place.missionId ? place.nodes.map(({ key }) => key) : []);
  const newRef = (ref: string) => `copy of ${ref}`;
  const here = (refs: readonly string[]) =>
    refs.flatMap((ref) => (copied.has(ref) ? [newRef(ref)] : standing.has(ref) ? [ref] : []));
  return items.map(({ ref, milestone, fulfils: _, ...task }) => ({
    ...task,
    ref: newRef(ref),
    milestoneId: place.milestones.find(({ name }) => name === milestone)?.id ?? null,
    dependsOn: here(task.dependsOn),
    notBy: here(task.notBy),
    assignedTo: task.assignedTo.filter((id) => place.workers.has(id)),
    fallbackTo: task.fallbackTo?.worker && !place.workers.has(task.fallbackTo.worker) ? null : task.fallbackTo,
  }));
}
