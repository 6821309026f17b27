import { type Caller, credentials, serverUrl } from './client';

export type StreamEvent = { event: string; id: string; data: string; at: number };

export type OpenStream = {
  status: number;
  headers: Headers;
  /** Everything that has come, in order. */
  events: StreamEvent[];
  /** Resolves once what has come satisfies the condition; rejects when the stream ends before. */
  until: (condition: (events: readonly StreamEvent[]) => boolean) => Promise<void>;
  /** Resolves when the stream has ended, by either side. */
  ended: Promise<void>;
  close: () => void;
};

/** Opens GET /api/v1/events as a browser does and keeps what comes; `after` goes as Last-Event-ID. */
export async function openStream(
  caller: Caller,
  workspaces: readonly string[],
  { after, url = serverUrl() }: { after?: string | undefined; url?: string } = {},
): Promise<OpenStream> {
  const stopping = new AbortController();
  const query = new URLSearchParams(workspaces.map((slug) => ['workspace', slug]));
  const response = await fetch(`${url}/api/v1/events?${query}`, {
    headers: { ...(await credentials(caller)), ...(after !== undefined && { 'last-event-id': after }) },
    signal: stopping.signal,
  });
  const events: StreamEvent[] = [];
  const watchers = new Set<() => void>();
  let isOpen = true;
  const look = () => {
    for (const watcher of [...watchers]) watcher();
  };
  const ended = readAll(response, (event) => {
    events.push(event);
    look();
  }).finally(() => {
    isOpen = false;
    look();
  });
  const until: OpenStream['until'] = (condition) =>
    new Promise((resolve, reject) => {
      const watcher = () => {
        if (condition(events)) resolve();
        else if (isOpen) return;
        else reject(new Error(`the stream ended after ${events.length} events`));
        watchers.delete(watcher);
      };
      watchers.add(watcher);
      watcher();
    });
  const close = () => stopping.abort();
  return { status: response.status, headers: response.headers, events, until, ended, close };
}

async function readAll(response: Response, take: (event: StreamEvent) => void): Promise<void> {
  let rest = '';
  try {
    for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const frames = `${rest}${text}`.split('\n\n');
      rest = frames.pop() ?? '';
      for (const frame of frames) {
        const event = parseFrame(frame);
        if (event) take(event);
      }
    }
  } catch {
    // the connection was cut: the stream has ended
  }
}

/** Comments and `retry:` carry no event. */
function parseFrame(frame: string): StreamEvent | null {
  const field = (name: string) =>
    frame
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2);
  const data = field('data');
  if (data === undefined) return null;
  return { event: field('event') ?? 'message', id: field('id') ?? '', data, at: performance.now() };
}
