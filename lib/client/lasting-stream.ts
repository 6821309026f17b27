export type LiveState = 'connecting' | 'live' | 'offline';

// A server that starts anew is back within seconds; one that is away for long is not asked all the time.
const firstRetryMs = 500;
const longestRetryMs = 30_000;
/** After so many failures what is shown may be old, and the page says so. */
const failuresToOffline = 3;

type On = { source: (source: EventSource) => void; state: (state: LiveState) => void };

/**
 * An event stream that is opened again for as long as it is wanted, whatever ended it: a lost network, a server that
 * starts anew, an answer that is no stream. `address` is asked each time, so that it resumes after what was heard.
 */
export function keepStream(address: () => string, on: On, signal: AbortSignal): void {
  let source: EventSource | undefined;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const close = () => {
    clearTimeout(timer);
    source?.close();
  };
  const open = () => {
    close();
    source = new EventSource(address());
    source.onopen = () => {
      failures = 0;
      on.state('live');
    };
    source.onerror = () => {
      close();
      failures += 1;
      on.state(failures < failuresToOffline ? 'connecting' : 'offline');
      timer = setTimeout(open, Math.min(longestRetryMs, firstRetryMs * 2 ** (failures - 1)));
    };
    on.source(source);
  };
  const lose = () => {
    close();
    on.state('offline');
  };
  window.addEventListener('online', open, { signal });
  window.addEventListener('offline', lose, { signal });
  signal.addEventListener('abort', close);
  open();
}
