/** Called once by every server process before it takes requests. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { stopWithStarter } = await import('./lib/server/starter');
  const { ensureFirstOwner } = await import('./lib/auth/first-owner');
  const { closeStreams } = await import('./lib/events/stream');
  const { operations } = await import('./lib/operations');
  const { openEdge } = await import('./lib/server/edge');
  const { stopWaiting } = await import('./lib/server/wake');
  const { startJobs } = await import('./lib/server/jobs');
  const { sweeps } = await import('./lib/jobs/sweeps');
  stopWithStarter();
  await ensureFirstOwner();
  await startJobs(sweeps);
  openEdge(operations, () => {
    closeStreams();
    stopWaiting();
  });
}
