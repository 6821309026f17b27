export const missionStatuses = [
  'brainstorm',
  'plan',
  'execute',
  'validate',
  'complete',
  'failed',
  'cancelled',
] as const;

/** Names for several statuses at once, for filters. */
export const statusAliases = {
  open: ['brainstorm', 'plan', 'execute', 'validate'],
  active: ['execute', 'validate'],
  ended: ['complete', 'failed', 'cancelled'],
  all: missionStatuses,
} as const satisfies Record<string, readonly (typeof missionStatuses)[number][]>;

export const priorities = ['urgent', 'high', 'medium', 'low'] as const;
export const missionSorts = ['created', 'updated', 'name', 'priority', 'waiting'] as const;

/** What an input of a mission may be. */
export const inputTypes = ['string', 'number', 'integer', 'boolean', 'list'] as const;
