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
  person: 'waiting for a person',
  failed: 'failed',
  blocked: 'blocked',
  in_progress: 'in progress',
  review: 'in review',
  ready: 'ready',
  todo: 'todo',
  done: 'done as reported',
  proved: 'done and proved',
  skipped: 'skipped',
  cancelled: 'cancelled',
  pruned: 'pruned',
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
  if (marks.length === 0) return 'no tasks';
  const counts = urgency
    .map((mark) => [marks.filter((other) => other === mark).length, words[mark]] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`);
  return `${marks.length} ${marks.length === 1 ? 'task' : 'tasks'}: ${counts.join(', ')}`;
}
