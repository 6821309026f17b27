import type { Query, QueryClient, QueryKey } from '@tanstack/react-query';

/** The shortest pause between two readings of one thing; a slow one is given as long a pause as it took. */
const shortestPauseMs = 100;
/** A tab that nobody looks at still lights the lamp in its icon, but needs not be the first to. */
const hiddenPauseMs = 10_000;

const isFirst = ({ state }: Query): boolean => state.data === undefined;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Reads again what events made stale, however many come: of each key one reading at a time, then a pause, then once more
 * if anything came meanwhile. So the last event is always seen, and a storm of them costs no more than half of the time.
 * While the tab is hidden only `whileHidden` is read; all else waits until somebody looks.
 */
export function createRefresher(client: QueryClient, whileHidden: (key: QueryKey) => boolean) {
  const running = new Map<string, { again: boolean }>();
  const postponed = new Map<string, QueryKey>();

  const refresh = async (queryKey: QueryKey): Promise<void> => {
    const name = JSON.stringify(queryKey);
    const isHidden = document.hidden;
    if (isHidden && !whileHidden(queryKey)) {
      postponed.set(name, queryKey);
      // Whatever is opened meanwhile reads anew.
      return client.invalidateQueries({ queryKey, refetchType: 'none' });
    }
    const current = running.get(name);
    if (current) {
      current.again = true;
      return;
    }
    // A first reading that is under way is not begun anew, and may bring what was before the event.
    const turn = { again: client.isFetching({ queryKey, predicate: isFirst }) > 0 };
    running.set(name, turn);
    const begin = performance.now();
    await client.invalidateQueries({ queryKey });
    await pause(Math.max(isHidden ? hiddenPauseMs : shortestPauseMs, performance.now() - begin));
    running.delete(name);
    if (turn.again) await refresh(queryKey);
  };

  const onVisible = () => {
    if (document.hidden) return;
    const keys = [...postponed.values()];
    postponed.clear();
    for (const key of keys) void refresh(key);
  };
  document.addEventListener('visibilitychange', onVisible);

  return {
    refresh: (keys: readonly QueryKey[]) => {
      for (const key of keys) void refresh(key);
    },
    stop: () => document.removeEventListener('visibilitychange', onVisible),
  };
}

export type Refresher = ReturnType<typeof createRefresher>;
