import 'server-only';

/** Starts what this process does by itself; harmless when called again. */
export async function startJobs(): Promise<void> {}
