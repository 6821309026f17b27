import { request } from 'node:http';
import { connect } from 'node:net';
import { serverUrl } from './client';

export type WireAnswer = { status: number; headers: Headers; text: string };

type Asking = { headers?: Record<string, string>; body?: string | Buffer; url?: string };

/** What fetch refuses to send: any method, any path, headers as they are. */
export function ask(method: string, path: string, { headers = {}, body, url }: Asking = {}): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url ?? serverUrl());
    const sent = request({ hostname, port, method, path, headers, agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: new Headers(answer.headers as Record<string, string>),
          text: Buffer.concat(parts).toString('utf8'),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Sends bytes as they are and reads until the server closes; for what is no HTTP, or not yet all of it. */
export function sendBytes(bytes: string | Buffer, url = serverUrl()): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const parts: Buffer[] = [];
    const socket = connect({ host: hostname, port: Number(port) }, () => socket.write(bytes));
    socket.on('data', (part) => parts.push(part));
    // The answer comes before the reset of a connection on which more was sent than was read.
    socket.on('error', (error) => parts.length === 0 && reject(error));
    socket.on('close', () => resolve(parse(Buffer.concat(parts).toString('utf8'))));
  });
}

/** Sends a head and then the same piece again and again, until the server ends the connection; says what came back. */
export function sendWithoutEnd(head: string, piece: Buffer): Promise<WireAnswer> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(serverUrl());
    const parts: Buffer[] = [];
    const socket = connect({ host: hostname, port: Number(port) }, () => {
      socket.write(head);
      more();
    });
    const more = () => {
      while (socket.writable && socket.write(piece));
    };
    socket.on('drain', more);
    socket.on('data', (part) => parts.push(part));
    socket.on('error', () => {});
    socket.on('close', () => resolve(parse(Buffer.concat(parts).toString('utf8'))));
  });
}

function parse(text: string): WireAnswer {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const headers = new Headers();
  for (const line of lines) headers.append(line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim());
  return { status: Number(first.split(' ')[1] ?? 0), headers, text: rest.join('\r\n\r\n') };
}
