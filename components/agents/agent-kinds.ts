import type { AgentKind } from '@/lib/core/principal';
import { t } from '@/lib/core/words';

/** What each kind of agent is for, as a sentence. */
export const kindWords: Record<AgentKind, string> = {
  worker: t`does tasks and posts evidence`,
  validator: t`checks what others did`,
  orchestrator: t`plans and pilots missions`,
};
