import type { AgentWire } from '@/lib/agents/schema';
import { t } from '@/lib/core/words';

/** What an agent waits for, as a person reads it; null while it works. */
export const waitWords = ({ waitsFor }: Pick<AgentWire, 'waitsFor'>): string | null => waitsFor && words[waitsFor];

const words: Record<NonNullable<AgentWire['waitsFor']>, string> = {
  stalled: t`stands still; a person was asked`,
  asked_to_stop: t`was asked to stop`,
  answer: t`waits for an answer`,
  approval: t`waits for an approval`,
  task: t`waits for another task`,
  outside: t`waits for something outside`,
  nothing_to_claim: t`waits for work`,
  silent: t`has not been heard of lately`,
  never_seen: t`was never heard of`,
  no_token: t`has no token yet`,
  archived: t`is archived`,
};
