import type { AgentWire } from '@/lib/agents/schema';

/** What an agent waits for, as a person reads it; null while it works. */
export const waitWords = ({ waitsFor }: Pick<AgentWire, 'waitsFor'>): string | null => waitsFor && words[waitsFor];

const words: Record<NonNullable<AgentWire['waitsFor']>, string> = {
  stalled: 'stands still; a person was asked',
  asked_to_stop: 'was asked to stop',
  answer: 'waits for an answer',
  approval: 'waits for an approval',
  task: 'waits for another task',
  outside: 'waits for something outside',
  nothing_to_claim: 'waits for work',
  silent: 'has not been heard of lately',
  never_seen: 'was never heard of',
  no_token: 'has no token yet',
  archived: 'is archived',
};
