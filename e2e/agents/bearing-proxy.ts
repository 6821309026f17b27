import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy on the loopback that adds a token to each request, for clients that cannot carry one. */
export async function startBearingProxy(target: string, token: string): Promise<{ url: string; close: () => void }> {
  const proxy = createServer((incoming, outgoing) => {
    const { method = 'GET', headers } = incoming;
    const authorization = `Bearer ${token}`;
    const onward = request(`${target}${incoming.url}`, { method, headers: { ...headers, authorization } }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => incoming.socket.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;
  const close = () => {
    proxy.closeAllConnections();
    proxy.close();
  };
  return { url: `http://127.0.0.1:${port}`, close };
}
