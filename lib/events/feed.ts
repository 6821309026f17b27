import 'server-only';
import { log } from '../server/log';
import { everyWorkspace, onWake } from '../server/wake';
import { type Position, readFeed, readFeedHead } from './data';
import { type EventRow, eventCursor } from './presenter';

/** One read takes at most this many; a burst is read in several. */
const batchSize = 500;
/** A missed wake-up (another process, a lost NOTIFY) is made good within this time. */
const slowPollMs = 2_000;
/** Events of transactions that finished while an older one is open appear when that one ends: look again soon. */
const hiddenRetryMs = 15;
/** A client further behind is told to read everything anew, which is cheaper for both. */
const maxCatchUp = 2_000;

export type Listener = (events: readonly EventRow[]) => void;
type Subscriber = { workspaceIds: ReadonlySet<string>; listener: Listener };

type Feed = {
  position: Position | null;
  subscribers: Set<Subscriber>;
  pumping: Promise<void> | null;
  again: boolean;
  running: boolean;
  stop: () => void;
};

const held = globalThis as { missionControlFeed?: Feed };
held.missionControlFeed ??= {
  position: null,
  subscribers: new Set(),
  pumping: null,
  again: false,
  running: false,
  stop: () => {},
};
const feed = held.missionControlFeed;

export function parseCursor(text: string): Position | null {
  const found = /^(\d{1,19})-(\d{1,19})$/.exec(text);
  return found?.[1] && found[2] ? { xid: BigInt(found[1]), id: BigInt(found[2]) } : null;
}

/**
 * Where the events stand now, or stood a moment ago: whoever reads after asking and follows from here misses nothing.
 * Costs a query only while nobody follows.
 */
export async function cursorNow(): Promise<string> {
  return eventCursor(feed.position ?? (await readHead()));
}

const readHead = async (): Promise<Position> => (await readFeedHead({ xid: 0n, id: 0n })).head;

export type Subscription = { cursor: string; missed: EventRow[] | 'reset'; stop: () => void };

/**
 * Follows the events of these workspaces from `after` (the end, where null): what was missed is returned, what comes
 * goes to `listener`, without a gap or a double between the two. One reader a process serves every stream.
 */
export async function subscribe(
  workspaceIds: readonly string[],
  after: Position | null,
  listener: Listener,
): Promise<Subscription> {
  const early: EventRow[] = [];
  let joined = false;
  const subscriber: Subscriber = {
    workspaceIds: new Set(workspaceIds),
    listener: (events) => (joined ? listener(events) : void early.push(...events)),
  };
  feed.subscribers.add(subscriber);
  const stop = () => leave(subscriber);
  try {
    await start();
    const from = feed.position ?? { xid: 0n, id: 0n };
    const missed = after ? await readMissed(after, from, workspaceIds) : [];
    joined = true;
    const seen = missed === 'reset' ? from : latest(from, missed.at(-1));
    const rest = early.filter((event) => isAfter(event, seen));
    const all = missed === 'reset' ? missed : [...missed, ...rest];
    return { cursor: eventCursor(rest.at(-1) ?? seen), missed: all, stop };
  } catch (error) {
    stop();
    throw error;
  }
}

const isAfter = (a: Position, b: Position) => a.xid > b.xid || (a.xid === b.xid && a.id > b.id);
const latest = (a: Position, b: Position | undefined) => (b && isAfter(b, a) ? b : a);

async function readMissed(after: Position, until: Position, workspaceIds: readonly string[]) {
  if (!isAfter(until, after)) return [];
  const rows = await readFeed(after, maxCatchUp + 1, workspaceIds);
  return rows.length > maxCatchUp ? 'reset' : rows.filter((row) => !isAfter(row, until));
}

async function start(): Promise<void> {
  if (feed.position === null) {
    const head = await readHead();
    feed.position ??= head;
  }
  if (feed.running) return;
  feed.running = true;
  const stopWake = onWake(everyWorkspace, pump);
  const timer = setInterval(pump, slowPollMs);
  timer.unref();
  feed.stop = () => {
    stopWake();
    clearInterval(timer);
    feed.running = false;
  };
}

function leave(subscriber: Subscriber): void {
  feed.subscribers.delete(subscriber);
  if (feed.subscribers.size > 0) return;
  feed.stop();
  feed.position = null;
}

function pump(): void {
  feed.again = true;
  feed.pumping ??= drain().finally(() => {
    feed.pumping = null;
  });
}

async function drain(): Promise<void> {
  while (feed.again && feed.subscribers.size > 0 && feed.position) {
    feed.again = false;
    try {
      const events = await readFeed(feed.position, batchSize);
      const last = events.at(-1);
      if (last && feed.position) feed.position = { xid: last.xid, id: last.id };
      deliver(events);
      if (events.length === batchSize) feed.again = true;
      else if (feed.position && (await readFeedHead(feed.position)).hidden) setTimeout(pump, hiddenRetryMs).unref();
    } catch (error) {
      log.warn({ err: error instanceof Error ? error.message : String(error) }, 'the event feed could not be read');
    }
  }
}

function deliver(events: readonly EventRow[]): void {
  if (events.length === 0) return;
  for (const { workspaceIds, listener } of feed.subscribers) {
    const mine = events.filter((event) => workspaceIds.has(event.workspaceId));
    if (mine.length > 0) listener(mine);
  }
}
