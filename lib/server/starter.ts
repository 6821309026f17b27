import 'server-only';

const pollMs = 1_000;

/** Ends this server when the process that started it is gone, so that a killed start leaves no port taken. */
export function stopWithStarter(): void {
  const starter = process.ppid;
  // Started by the container itself: there is nobody to lose.
  if (starter <= 1) return;
  const watch = setInterval(() => {
    if (process.ppid === starter) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, pollMs);
  watch.unref();
}
