import type { Role } from '@/lib/core/principal';
import { t } from '@/lib/core/words';

/** What each role may do, as a sentence. */
export const roleWords: Record<Role, string> = {
  owner: t`does everything, and looks after members and settings.`,
  planner: t`plans and launches missions, and looks after agents.`,
  reviewer: t`reviews, approves and decides what waits for a person.`,
  viewer: t`reads missions, reports and receipts.`,
};
