/** Harnesses that forms offer; any other name is as good. */
export const knownHarnesses = ['claude-code', 'codex', 'droid', 'custom'] as const;

/** A claim counts live attempts below it; a thousand is more than one program keeps up with heartbeats. */
export const maxConcurrency = 1000;

/** A forgotten token must die within a year. */
export const maxTokenDays = 365;
export const defaultTokenDays = 90;
/** Beyond it a limit of its own would mean nothing. */
export const maxRequestsPerMinute = 100_000;
/** A week: whoever has not changed over by then never will. */
export const maxOverlapMinutes = 7 * 24 * 60;
export const defaultOverlapMinutes = 60;
