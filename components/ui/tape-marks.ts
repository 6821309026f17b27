import { plural, t } from '@/lib/core/words';
export type TapeMark =
  | 'proved'
  | 'done'
  | 'in_progress'
  | 'review'
  | 'blocked'
  | 'ready'
  | 'todo'
  | 'failed'
  | 'skipped'
  | 'cancelled'
  | 'pruned'
  | 'person';

export type TapeGate = 'gate' | 'gate-sealed' | 'gate-lit';

export type TapeItem = TapeMark | TapeGate;

const words: Record<TapeMark, string> = {
  person: t`waiting for a person`,
  failed: t`failed`,
  blocked: t`blocked`,
  in_progress: t`in progress`,
  review: t`in review`,
  ready: t`ready`,
  todo: t`todo`,
  done: t`done as reported`,
  proved: t`done and proved`,
  skipped: t`skipped`,
  cancelled: t`cancelled`,
  pruned: t`pruned`,
};

// What a mark that stands for several tasks shows: whatever somebody should look at first.
const urgency = Object.keys(words) as TapeMark[];

export const isGate = (item: TapeItem): item is TapeGate => item.startsWith('gate');

/** Fits a long tape into `most` marks: neighbours share one, which shows the most urgent of them; gates stay. */
export function fitTape(items: readonly TapeItem[], most: number): TapeItem[] {
  const taskCount = items.filter((item) => !isGate(item)).length;
  if (taskCount <= most) return [...items];
  const share = Math.ceil(taskCount / most);
  const fitted: TapeItem[] = [];
  let group: TapeMark[] = [];
  const close = () => {
    if (group.length > 0) fitted.push(urgency.find((mark) => group.includes(mark)) ?? 'todo');
    group = [];
  };
  for (const item of items) {
    if (isGate(item)) {
      close();
      fitted.push(item);
    } else {
      group.push(item);
      if (group.length === share) close();
    }
  }
  close();
  return fitted;
}

/** The tape in words: '15 tasks: 1 waiting for a person, 6 done and proved'. */
export function describeTape(items: readonly TapeItem[]): string {
  const marks = items.filter((item): item is TapeMark => !isGate(item));
  if (marks.length === 0) return t`no tasks`;
  const counts = urgency
    .map((mark) => [marks.filter((other) => other === mark).length, words[mark]] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`);
  return `${plural(marks.length, { one: t`1 task`, other: t`${marks.length} tasks` })}: ${counts.join(', ')}`;
}
