import type { Pulse } from '@/lib/overview/schema-pulse';

const small = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'] as const;
const inWords = (count: number): string => small[count] ?? String(count);
const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

/** 'Six missions run. Five things wait for you.' */
export function runsWords(running: number, waiting: number): string {
  const runs = running === 1 ? 'One mission runs' : `${inWords(running)} missions run`;
  if (waiting === 0) return `${runs}. Nothing waits for you.`;
  return `${runs}. ${waiting === 1 ? 'One thing waits' : `${inWords(waiting)} things wait`} for you.`;
}

/** 'Nothing is lost, one worker is quiet.' */
export function troubleWords({ lostToday, quiet }: Pick<Pulse, 'lostToday' | 'quiet'>): string {
  const lost =
    lostToday === 0
      ? 'Nothing was lost today'
      : `${inWords(lostToday)} ${lostToday === 1 ? 'worker was' : 'workers were'} lost today`;
  if (quiet === 0) return `${lost}.`;
  return `${lost}, ${lower(inWords(quiet))} ${quiet === 1 ? 'is' : 'are'} quiet.`;
}
