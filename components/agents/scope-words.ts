import type { TokenScope } from '@/lib/core/principal';
import { t } from '@/lib/core/words';

/** What each scope of a token allows, as a sentence. */
export const scopeWords: Record<TokenScope, string> = {
  read: t`read missions, tasks, evidence and receipts`,
  work: t`claim tasks and report on them`,
  plan: t`create and change missions and tasks`,
  review: t`review others' work`,
  decide: t`decide what waits for a person, sign contracts, launch and end missions`,
  admin: t`change members, agents, tokens and settings`,
};
