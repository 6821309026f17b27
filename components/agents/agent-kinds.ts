import type { AgentKind } from '@/lib/core/principal';

/** What each kind of agent is for, as a sentence. */
export const kindWords: Record<AgentKind, string> = {
  worker: 'does tasks and posts evidence',
  validator: 'checks what others did',
  orchestrator: 'plans and pilots missions',
};
