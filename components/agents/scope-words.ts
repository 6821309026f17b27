import type { TokenScope } from '@/lib/core/principal';

/** What each scope of a token allows, as a sentence. */
export const scopeWords: Record<TokenScope, string> = {
  read: 'read missions, tasks, evidence and receipts',
  work: 'claim tasks and report on them',
  plan: 'create and change missions and tasks',
  review: "review others' work",
  decide: 'decide what waits for a person, sign contracts, launch and end missions',
  admin: 'change members, agents, tokens and settings',
};
