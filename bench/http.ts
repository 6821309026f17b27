import { Agent, request } from 'node:http';

export type Http = {
  call: <T>(method: string, path: string, body?: object) => Promise<T>;
  close: () => void;
};

/** Requests of one token over kept connections, as an agent's client sends them; anything but success throws. */
export function openHttp(url: string, token: string | null, lanes = 1): Http {
  const agent = new Agent({ keepAlive: true, maxSockets: lanes });
  const { hostname, port } = new URL(url);
  const call = <T>(method: string, path: string, body?: object): Promise<T> =>
    new Promise((resolve, reject) => {
      const text = body && JSON.stringify(body);
      const headers: Record<string, string> = {
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(text !== undefined && {
          'content-type': 'application/json',
          'content-length': String(Buffer.byteLength(text)),
          'idempotency-key': crypto.randomUUID(),
        }),
      };
      const sent = request({ agent, hostname, port, method, path, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => {
          const received = Buffer.concat(parts).toString('utf8');
          const status = answer.statusCode ?? 0;
          if (status < 200 || status >= 300)
            reject(new Error(`${method} ${path} answered ${status}: ${received.slice(0, 300)}`));
          else resolve(JSON.parse(received || 'null') as T);
        });
      });
      sent.on('error', reject);
      sent.end(text);
    });
  return { call, close: () => agent.destroy() };
}
