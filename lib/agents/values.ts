/** Harnesses that forms offer; any other name is as good. */
export const knownHarnesses = ['claude-code', 'codex', 'droid', 'custom'] as const;

/** A claim counts live attempts below it; a thousand is more than one program keeps up with heartbeats. */
export const maxConcurrency = 1000;
