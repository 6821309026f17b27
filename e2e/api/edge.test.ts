import { pathParameters } from '@/lib/core/operation';
import { getMe } from '@/lib/members/operations';
import { operations } from '@/lib/operations';
import { claimTask } from '@/lib/work/operations';
import { send } from '../client';
import { expect, test } from '../fixtures';
import { startReplica } from '../replica';
import { openStream } from '../stream';
import { ask, sendBytes, sendWithoutEnd, type WireAnswer } from '../wire';
import { aWorld } from '../world';

const someId = '00000000000000000000000000';

/** Every address of the operation table, with the methods that it offers. */
const addresses = Map.groupBy(operations, ({ path }) => path)
  .entries()
  .map(([path, offered]) => {
    let address = `/api/v1${path}`;
    for (const name of pathParameters(path)) address = address.replace(`{${name}}`, `tsk_${someId}`);
    const methods: string[] = offered.map(({ method }) => method);
    return { address, methods: [...methods, 'OPTIONS', ...(methods.includes('GET') ? ['HEAD'] : [])].sort() };
  })
  .toArray();

const everyMethod = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'TRACE', 'PROPFIND', 'QUERY'];

function expectProblem({ status, headers, text }: WireAnswer, expected: { status: number; code: string }): void {
  expect([status, headers.get('content-type')], text.slice(0, 300)).toEqual([
    expected.status,
    'application/problem+json',
  ]);
  expect(JSON.parse(text)).toMatchObject({
    ...expected,
    type: `/docs/api#error-${expected.code}`,
    requestId: headers.get('request-id'),
    detail: expect.stringMatching(/.{8}/),
    next: expect.stringMatching(/.{8}/),
  });
  expect(headers.get('x-content-type-options')).toBe('nosniff');
}

test('a method that an address does not offer is refused with a problem document that lists those it does', async () => {
  let refused = 0;
  for (const { address, methods } of addresses)
    for (const method of everyMethod.filter((one) => !methods.includes(one))) {
      const answer = await ask(method, address);
      expect([`${method} ${address}`, answer.status, answer.headers.get('allow')]).toEqual([
        `${method} ${address}`,
        405,
        methods.join(', '),
      ]);
      if (method !== 'HEAD') expectProblem(answer, { status: 405, code: 'method_not_allowed' });
      refused++;
    }
  console.log(`methods: ${addresses.length} addresses, ${refused} methods not offered, all refused`);
});

test('OPTIONS tells what an address offers, and grants other sites nothing', async () => {
  for (const { address, methods } of addresses) {
    const headers = { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' };
    const answer = await ask('OPTIONS', address, { headers });
    expect([address, answer.status, answer.text, answer.headers.get('allow')]).toEqual([
      address,
      204,
      '',
      methods.join(', '),
    ]);
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  }
});

test('HEAD is answered as GET, without the body, and ends also where GET is a stream', async () => {
  const world = await aWorld();
  if (typeof world.worker === 'string' || !('token' in world.worker)) throw new Error('the worker comes by token');
  const headers = { authorization: `Bearer ${world.worker.token}` };
  for (const path of ['/api/v1/me', '/api/v1/missions', `/api/v1/events?workspace=${world.slug}`, '/api/health']) {
    const answer = await ask('HEAD', path, { headers });
    expect([path, answer.status, answer.text]).toEqual([path, 200, '']);
  }
});

test('a page is read and nothing else', async () => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND']) {
    const answer = await ask(method, '/sign-in');
    expectProblem(answer, { status: 405, code: 'method_not_allowed' });
    expect(answer.headers.get('allow')).toBe('GET, HEAD');
  }
});

const unreadable = [
  '%ff',
  '%',
  '%zz',
  '%00',
  'a%00b',
  '%c3',
  '%ed%a0%80',
  '%f8%88%80%80%80',
  '%2e%2e',
  '..',
  '..%2f..',
];

for (const part of unreadable) {
  test(`"${part}" in the address of an operation is invalid input, and in that of a page a page that is not there`, async () => {
    for (const [method, path] of [
      ['POST', `/api/v1/missions/${part}/hold`],
      ['GET', `/api/v1/missions/${part}`],
      ['GET', `/api/v1/${part}/events`],
      ['GET', `/api/auth/${part}`],
      ['GET', `/api/${part}`],
    ] as const)
      expectProblem(await ask(method, path), { status: 422, code: 'invalid_input' });
    for (const path of [`/${part}`, `/${part}/missions`, `/ws/missions/${part}`, `/invite/${part}`]) {
      const page = await ask('GET', path);
      expect([path, page.status, page.headers.get('content-type')]).toEqual([path, 404, 'text/html; charset=utf-8']);
      expect(page.text).toContain('Mission Control');
    }
  });
}

test('an address longer than HTTP carries is refused with a problem document', async () => {
  const answer = await sendBytes(`GET /api/v1/missions/${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`);
  expectProblem(answer, { status: 431, code: 'headers_too_large' });
});

const endless = [
  ['POST', '/api/v1/missions', 'application/json', 413],
  ['PUT', `/api/v1/uploads/${'0'.repeat(64)}/content`, 'application/octet-stream', 413],
  ['POST', '/api/auth/callback/credentials', 'application/x-www-form-urlencoded', 413],
  ['POST', '/api/v1/me', 'application/json', 405],
] as const;

for (const [method, path, type, status] of endless) {
  test(`a body without an end at ${method} ${path.slice(0, 40)} is refused and its connection closed`, async () => {
    const world = await aWorld();
    if (typeof world.worker === 'string' || !('token' in world.worker)) throw new Error('the worker comes by token');
    const head = [
      `${method} ${path} HTTP/1.1`,
      'Host: localhost',
      `Authorization: Bearer ${world.worker.token}`,
      `Content-Type: ${type}`,
      'Transfer-Encoding: chunked',
    ];
    const piece = Buffer.from(`10000\r\n${' '.repeat(65_536)}\r\n`);
    const answer = await sendWithoutEnd(`${head.join('\r\n')}\r\n\r\n`, piece);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
  });
}

const noRequests: Record<string, [string, number, string]> = {
  'that is no HTTP': ['\x16\x03\x01\x02\r\n\r\n', 400, 'bad_request'],
  'without Host': ['GET /api/v1/me HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'bad_request'],
  'with two lengths': [
    'POST /api/v1/me HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd',
    400,
    'bad_request',
  ],
  'with a length and chunks': [
    'POST /api/v1/me HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    400,
    'bad_request',
  ],
  'with U+0000 in a header': ['GET /api/v1/me HTTP/1.1\r\nHost: x\r\nX-A: a\0b\r\n\r\n', 400, 'bad_request'],
  'with a method of its own': ['FOO /api/v1/me HTTP/1.1\r\nHost: x\r\n\r\n', 400, 'bad_request'],
  'with too many headers': [
    `GET /api/v1/me HTTP/1.1\r\nHost: x\r\n${'X-A: aaaaaaaaaaaaaaaa\r\n'.repeat(2_000)}\r\n`,
    431,
    'headers_too_large',
  ],
};

for (const [what, [bytes, status, code]] of Object.entries(noRequests)) {
  test(`a request ${what} is refused with a problem document`, async () => {
    expectProblem(await sendBytes(bytes), { status, code });
  });
}

test('a request that asks for a web socket, expects something or is HTTP/1.0 is answered as any other', async () => {
  const socket =
    'Connection: Upgrade, close\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13\r\n';
  for (const head of [
    `GET /api/v1/me HTTP/1.1\r\nHost: x\r\n${socket}`,
    `GET /nothing/at/all HTTP/1.1\r\nHost: x\r\n${socket}`,
    'GET /api/v1/me HTTP/1.1\r\nHost: x\r\nExpect: nonsense\r\nConnection: close\r\n',
    'GET /api/v1/me HTTP/1.0\r\n',
    'GET http://elsewhere.example/api/v1/me HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n',
  ]) {
    const answer = await sendBytes(`${head}\r\n`);
    expect([head, answer.status]).toEqual([head, head.includes('/nothing') ? 307 : 401]);
  }
});

test('a file that is asked for in parts or under a condition is sent whole', async () => {
  for (const headers of [{ range: 'bytes=999999-' }, { 'if-match': '"x"' }, { 'if-unmodified-since': 'now' }]) {
    const answer = await ask('GET', '/icon.svg', { headers });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
  }
});

test('a client that names another address with each request gets no more tries by it', async () => {
  const replica = await startReplica({});
  try {
    const guess = (n: number) => {
      const headers = { 'x-forwarded-for': `198.51.100.${n % 250}`, forwarded: `for=203.0.113.${n % 250}` };
      return send(getMe, {}, { token: `mca_${crypto.randomUUID()}` }, { headers, url: replica.url });
    };
    const statuses: number[] = [];
    for (let burst = 0; burst < 31; burst++) {
      const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => guess(burst * 10 + n)));
      statuses.push(...answers.map(({ status }) => status));
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(300);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
  } finally {
    await replica.stop();
  }
});

test('a server that is told to stop lets streams end and answers who waits for work, and ends by itself', async () => {
  const world = await aWorld();
  const replica = await startReplica({});
  const stream = await openStream(world.worker, [world.slug], { url: replica.url });
  await stream.until((events) => events.length > 0);
  const waiting = send(claimTask, { waitSeconds: 30 }, world.worker, { url: replica.url });
  const idle = await ask('GET', '/api/health', { url: replica.url });
  expect(idle.status).toBe(200);
  await replica.stop();
  await stream.ended;
  expect(await replica.ended).toBe(0);
  expect((await waiting).body).toMatchObject({ task: null });
});
