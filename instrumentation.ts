/** Called once by every server process before it takes requests. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { stopWithStarter } = await import('./lib/server/starter');
  const { startJobs } = await import('./lib/server/jobs');
  stopWithStarter();
  await startJobs();
}
