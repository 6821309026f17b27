import type { Option } from '@/components/ui/select';
import { t } from '@/lib/core/words';
import type { Priority } from '@/lib/missions/schema';
import type { TaskChanges } from '@/lib/tasks/schema';
import { priorities } from './priorities';

/** What is to become of several tasks; `same` leaves each as it is. */
export type ManyDraft = {
  priority: 'same' | Priority;
  /** Null leaves each as it is. */
  maxAttempts: number | null;
  /** `same`, `none` or the id of one. */
  milestone: string;
  who: 'same' | 'anyone' | 'these';
  assignedTo: string[];
};

export const unchanged: ManyDraft = {
  priority: 'same',
  maxAttempts: null,
  milestone: 'same',
  who: 'same',
  assignedTo: [],
};

export const prioritiesOfMany: readonly Option<ManyDraft['priority']>[] = [
  { value: 'same', label: t`As it is` },
  ...priorities,
];

/** Whether there is something to send. Nobody named is unfinished: `anyone` says that on purpose. */
export const isWhole = (draft: ManyDraft): boolean =>
  Object.keys(changesOf(draft)).length > 0 && (draft.who !== 'these' || draft.assignedTo.length > 0);

/** The fields to send for each task. */
export function changesOf({ priority, maxAttempts, milestone, who, assignedTo }: ManyDraft): TaskChanges {
  return {
    ...(priority !== 'same' && { priority }),
    ...(maxAttempts !== null && { maxAttempts }),
    ...(milestone !== 'same' && { milestoneId: milestone === 'none' ? null : milestone }),
    ...(who === 'anyone' && { assignedTo: [] }),
    ...(who === 'these' && { assignedTo }),
  };
}
