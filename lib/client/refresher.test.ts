import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRefresher } from './refresher';

type Page = EventTarget & { hidden: boolean };
let page: Page;
const inBrowser = globalThis as { document?: unknown };

beforeEach(() => {
  page = Object.assign(new EventTarget(), { hidden: false });
  inBrowser.document = page;
});
afterEach(() => {
  delete inBrowser.document;
});

const soon = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A value that events change, read by a query that takes a while. */
function aWatched(key: string, tookMs: number) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } });
  const state = { value: 0, reads: 0, shown: -1 };
  const observer = new QueryObserver(client, {
    queryKey: [key],
    queryFn: async () => {
      state.reads += 1;
      const seen = state.value;
      await soon(tookMs);
      return seen;
    },
  });
  observer.subscribe(({ data }) => {
    if (data !== undefined) state.shown = data;
  });
  return { client, state };
}

test('a storm of events is read a few times, and what the last one changed is shown', async () => {
  const { client, state } = aWatched('tasks', 40);
  const { refresh } = createRefresher(client, () => false);
  await expect.poll(() => state.shown).toBe(0);
  const begin = performance.now();
  for (let n = 1; n <= 200; n++) {
    state.value = n;
    refresh([['tasks']]);
    await soon(2);
  }
  const stormMs = performance.now() - begin;
  await expect.poll(() => state.shown).toBe(200);
  // The first before it, one after it, and between them one for each pause of 100 ms.
  expect(state.reads).toBeLessThanOrEqual(3 + stormMs / 100);
});

test('what changes during the first reading is shown too, though that reading is not begun anew', async () => {
  const { client, state } = aWatched('tasks', 40);
  const { refresh } = createRefresher(client, () => false);
  await expect.poll(() => state.reads).toBe(1);
  state.value = 1;
  refresh([['tasks']]);
  await expect.poll(() => state.shown).toBe(1);
  expect(state.reads).toBe(2);
});

test('one event alone is read at once', async () => {
  const { client, state } = aWatched('tasks', 1);
  const { refresh } = createRefresher(client, () => false);
  await expect.poll(() => state.shown).toBe(0);
  state.value = 1;
  refresh([['tasks']]);
  await soon(0);
  expect(state.reads).toBe(2);
  await expect.poll(() => state.shown).toBe(1);
});

test('a hidden tab reads nothing but its lamp, and all that changed meanwhile once somebody looks', async () => {
  const { client, state } = aWatched('tasks', 1);
  const { refresh } = createRefresher(client, ([name]) => name === 'overview');
  await expect.poll(() => state.shown).toBe(0);
  page.hidden = true;
  for (let n = 1; n <= 10; n++) {
    state.value = n;
    refresh([['tasks']]);
    await soon(5);
  }
  expect(state.reads).toBe(1);
  page.hidden = false;
  page.dispatchEvent(new Event('visibilitychange'));
  await expect.poll(() => state.shown).toBe(10);
  expect(state.reads).toBe(2);
});
