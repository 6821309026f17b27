// The process that serves, started by server.ts with an address and a port: Next, behind an HTTP server of our own that
// keeps what Next is not asked for. What is refused there and why is the program's word (lib/server/edge.ts).
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import next from 'next';
import type { Edge, EdgeHolder } from '../lib/server/edge.ts';

const [hostname = '127.0.0.1', port = '3000'] = process.argv.slice(2);
const dev = process.env.NODE_ENV === 'development';

const server = createServer({
  // Room for 10 MiB over a slow line, none for holding connections open with nothing.
  headersTimeout: 15_000,
  requestTimeout: 120_000,
  // Longer than reverse proxies keep an idle connection: they must not send on one that we are closing.
  keepAliveTimeout: 75_000,
  // Only the reload of a page in development talks over a web socket.
  shouldUpgradeCallback: () => dev,
  // The edge refuses a request without Host, with a problem document.
  requireHostHeader: false,
});

const edge = Promise.withResolvers<Edge>();
(globalThis as EdgeHolder).missionControlEdge = edge.resolve;
const app = next({ dev, dir: process.cwd(), hostname, port: Number(port), httpServer: server });
await app.prepare();
const answer = app.getRequestHandler();
const { admits, refusalOf, close } = await edge.promise;

/** The latest answer on each connection, to know whether another may still be written. */
const answers = new WeakMap<Duplex, ServerResponse>();

/** Whoever still sends when the answer is out has this long to read it. */
const lingerMs = 5_000;

function cutOffLater(request: IncomingMessage, socket: Socket): void {
  if (request.complete) return;
  setTimeout(() => request.complete || socket.destroy(), lingerMs);
}

server.on('connection', (socket) => {
  const destroySoon = socket.destroySoon.bind(socket);
  // Closed while a body is still on its way, a connection is reset and takes the answer along; so only our side ends.
  socket.destroySoon = () => (answers.get(socket)?.req.complete === false ? void socket.end() : destroySoon());
});
server.on('request', (request, response) => {
  const { socket, headers } = request;
  answers.set(socket, response);
  const hasBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
  // By then the request has let go of its socket.
  if (hasBody) response.once('finish', () => cutOffLater(request, socket));
  if (admits(request, response)) void answer(request, response);
});
// Whoever expects something of us besides 100-continue gets an ordinary answer.
server.on('checkExpectation', (request, response) => server.emit('request', request, response));
server.on('clientError', (error, socket) => {
  const begun = answers.get(socket);
  if (!socket.writable || (begun?.headersSent && !begun.writableFinished)) socket.destroy();
  else socket.end(refusalOf(error));
});
server.listen(Number(port), hostname);

function stop(): void {
  server.close(() => process.exit(0));
  close();
  // A connection that is busy now is idle once its answer is out.
  setInterval(() => server.closeIdleConnections(), 50);
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
