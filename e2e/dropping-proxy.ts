import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export type DroppingProxy = { url: string; dropped: () => number; forwarded: () => number; close: () => Promise<void> };

/** A proxy on the loopback that forwards every request and cuts the connection instead of most answers. */
export async function startDroppingProxy(target: string, keepsOneIn: number): Promise<DroppingProxy> {
  let forwarded = 0;
  let dropped = 0;
  const proxy = createServer((incoming, outgoing) => {
    const turn = ++forwarded;
    const { method = 'GET', headers } = incoming;
    const onward = request(`${target}${incoming.url}`, { method, headers }, (answer) => {
      if (turn % keepsOneIn === 0) {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
        return;
      }
      // The server has done its work: only the word of it is lost.
      answer.resume().on('end', () => {
        dropped++;
        incoming.socket.destroy();
      });
    });
    onward.on('error', () => incoming.socket.destroy());
    incoming.pipe(onward);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    dropped: () => dropped,
    forwarded: () => forwarded,
    close: async () => {
      proxy.closeAllConnections();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}
