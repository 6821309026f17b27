/** Fetches a part of a page that its first paint does without, once the browser has nothing else to do. */
export function whenIdle(load: () => Promise<unknown>): void {
  if (typeof window === 'undefined') return;
  const wait = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 1));
  // Without a connection it is tried again when it is asked for.
  wait(() => void load().catch(() => undefined));
}
