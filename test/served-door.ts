import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';

/** Serves a handler of web requests on the loopback; `token` is added to each, as the suite cannot carry one. */
export async function serveDoor(door: (request: Request) => Promise<Response>, token: string) {
  const server = createServer(async (incoming, outgoing) => {
    const headers = new Headers(incoming.headers as Record<string, string>);
    headers.set('authorization', `Bearer ${token}`);
    headers.set('x-forwarded-for', '127.0.0.1');
    const { method = 'GET' } = incoming;
    const body = method === 'POST' ? (Readable.toWeb(incoming) as ReadableStream<Uint8Array>) : null;
    const request = new Request(`http://${incoming.headers.host}${incoming.url}`, {
      method,
      headers,
      body: body as BodyInit | null,
      duplex: 'half',
    } as RequestInit);
    const answer = method === 'POST' ? await door(request) : new Response(null, { status: 405 });
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
    if (answer.body) Readable.fromWeb(answer.body as ReadableStream<Uint8Array>).pipe(outgoing);
    else outgoing.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}/api/mcp`, close };
}
