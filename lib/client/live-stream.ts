import { keepStream, type LiveState } from './lasting-stream';

/** What the stream's events are read for here: to find what they make stale. */
export type LiveEvent = {
  cursor: string;
  workspaceId: string;
  missionId: string | null;
  seq: number;
  type: string;
  taskId: string | null;
  at: string;
};

export type LiveMessage =
  | { kind: 'events'; events: LiveEvent[]; cursor: string }
  | { kind: 'reset'; cursor: string }
  | { kind: 'state'; state: LiveState; cursor: string };

type Receive = (message: LiveMessage) => void;

/** Whether one cursor of the feed, `transaction-event`, stands after another. */
export function isLater(one: string, other: string): boolean {
  const [xid, id] = positionOf(one);
  const [otherXid, otherId] = positionOf(other);
  return xid > otherXid || (xid === otherXid && id > otherId);
}

function positionOf(cursor: string): [bigint, bigint] {
  const [xid = '0', id = '0'] = cursor.split('-');
  return [BigInt(xid), BigInt(id)];
}

/** Events that arrive within it travel as one message: a burst is one render and one refetch. */
const coalesceMs = 60;

/**
 * One stream per browser and workspace, from where the events stood when the page was made, so that nothing is read
 * twice: the tab that holds the lock opens it and tells the others over a channel. When that tab closes, the next one
 * takes the lock and resumes from the last cursor that it heard.
 */
export function followLive(workspace: string, since: string, receive: Receive): () => void {
  const name = `mission-control-live:${workspace}`;
  const channel = new BroadcastChannel(name);
  const ending = new AbortController();
  let cursor = since;
  const take = (message: LiveMessage) => {
    // The tabs heard of something before this one listened; what it read meanwhile may be older.
    const isBehind = message.kind === 'state' && isLater(message.cursor, cursor);
    if (message.kind !== 'state' || isBehind) cursor = message.cursor;
    if (isBehind) receive({ kind: 'reset', cursor });
    receive(message);
  };
  channel.onmessage = (event: MessageEvent<LiveMessage | 'who'>) => {
    if (event.data !== 'who') take(event.data);
  };
  const lead = () =>
    readStream(
      workspace,
      () => cursor,
      channel,
      ending.signal,
      (message) => {
        if (ending.signal.aborted) return;
        channel.postMessage(message);
        take(message);
      },
    );
  // Without a secure origin there are no locks: then each tab has a stream of its own.
  const leading = navigator.locks ? navigator.locks.request(name, { signal: ending.signal }, lead) : lead();
  leading.catch(() => {
    // the tab left before it became the leader
  });
  channel.postMessage('who');
  return () => {
    ending.abort();
    channel.close();
  };
}

function readStream(
  workspace: string,
  cursorNow: () => string,
  channel: BroadcastChannel,
  signal: AbortSignal,
  send: Receive,
): Promise<void> {
  return new Promise((resolve) => {
    // The lock may be given just after the page that asked for it has left; then it must go on to the next.
    if (signal.aborted) return resolve();
    let state: LiveState = 'connecting';
    const tell = (next: LiveState) => {
      state = next;
      send({ kind: 'state', state, cursor: cursorNow() });
    };
    let waiting: LiveEvent[] = [];
    const flush = () => {
      const events = waiting;
      waiting = [];
      const last = events.at(-1);
      if (last) send({ kind: 'events', events, cursor: last.cursor });
    };
    const address = () => `/api/v1/events?${new URLSearchParams({ workspace, after: cursorNow() })}`;
    const read = (source: EventSource) => {
      source.addEventListener('ready', (event) => send({ kind: 'events', events: [], cursor: event.lastEventId }));
      source.addEventListener('reset', (event) => send({ kind: 'reset', cursor: event.lastEventId }));
      source.onmessage = (event: MessageEvent<string>) => {
        if (waiting.length === 0) setTimeout(flush, coalesceMs);
        waiting.push(JSON.parse(event.data) as LiveEvent);
      };
    };
    keepStream(address, { source: read, state: tell }, signal);
    // A tab that opens later asks how things stand.
    channel.addEventListener('message', (event) => event.data === 'who' && tell(state));
    signal.addEventListener('abort', () => resolve());
  });
}
