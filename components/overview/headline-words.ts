import { plural, t } from '@/lib/core/words';
import type { Pulse } from '@/lib/overview/schema-pulse';

const small = [t`No`, t`One`, t`Two`, t`Three`, t`Four`, t`Five`, t`Six`, t`Seven`, t`Eight`, t`Nine`, t`Ten`] as const;
const inWords = (count: number): string => small[count] ?? String(count);
const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

/** 'Six missions run. Five things wait for you.' */
export function runsWords(running: number, waiting: number): string {
  const runs = plural(running, { one: t`One mission runs`, other: t`${inWords(running)} missions run` });
  if (waiting === 0) return t`${runs}. Nothing waits for you.`;
  return t`${runs}. ${plural(waiting, { one: t`One thing waits for you.`, other: t`${inWords(waiting)} things wait for you.` })}`;
}

/** 'Nothing is lost, one worker is quiet.' */
export function troubleWords({ lostToday, quiet }: Pick<Pulse, 'lostToday' | 'quiet'>): string {
  const lost =
    lostToday === 0
      ? t`Nothing was lost today`
      : plural(lostToday, {
          one: t`One worker was lost today`,
          other: t`${inWords(lostToday)} workers were lost today`,
        });
  if (quiet === 0) return `${lost}.`;
  const few = lower(inWords(quiet));
  return t`${lost}, ${plural(quiet, { one: t`one is quiet.`, other: t`${few} are quiet.` })}`;
}
