/** Called once by every server process before it takes requests. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { stopWithStarter } = await import('./lib/server/starter');
  const { ensureFirstOwner } = await import('./lib/auth/first-owner');
  const { startJobs } = await import('./lib/server/jobs');
  const { sweeps } = await import('./lib/jobs/sweeps');
  stopWithStarter();
  await ensureFirstOwner();
  await startJobs(sweeps);
}
