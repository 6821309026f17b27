import type { Role } from '@/lib/core/principal';

/** What each role may do, as a sentence. */
export const roleWords: Record<Role, string> = {
  owner: 'does everything, and looks after members and settings.',
  planner: 'plans and launches missions, and looks after agents.',
  reviewer: 'reviews, approves and decides what waits for a person.',
  viewer: 'reads missions, reports and receipts.',
};
