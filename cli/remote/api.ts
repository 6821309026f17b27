import { setTimeout as pause } from 'node:timers/promises';
import { Failure, messageOf, unreachableCode } from './failure.ts';

/** A refusal of the server, as its problem document tells it. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly next: string;
  constructor(status: number, problem: Record<string, unknown>) {
    super(String(problem.detail ?? problem.title ?? `the server answered ${status}`));
    this.status = status;
    this.code = String(problem.code ?? '');
    this.next = String(problem.next ?? '');
  }
}

export type Answer = Record<string, unknown>;

type Sending = { lease?: string | undefined; signal?: AbortSignal | undefined; patienceMs?: number | undefined };

/** A server that restarts or a network that is away comes back within this time. */
const usualPatienceMs = 15 * 60_000;
/** Longer than the longest wait for work that the server offers. */
const answerWithinMs = 45_000;
const longestPauseMs = 15_000;

/** The API of one server with one token. A call is repeated, with the same key, until the server has answered it. */
export class Api {
  readonly server: string;
  readonly token: string;

  constructor(server: string, token: string) {
    this.server = server.replace(/\/+$/, '');
    this.token = token;
  }

  get(path: string, query: Record<string, string | undefined> = {}): Promise<Answer> {
    const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const search = new URLSearchParams(given).toString();
    return this.#until('GET', search ? `${path}?${search}` : path, undefined, {});
  }

  post(path: string, body: object, sending: Sending = {}): Promise<Answer> {
    return this.#until('POST', path, JSON.stringify(body), sending);
  }

  async #until(method: string, path: string, body: string | undefined, sending: Sending): Promise<Answer> {
    const key = crypto.randomUUID();
    const endsAt = Date.now() + (sending.patienceMs ?? usualPatienceMs);
    for (let tries = 0; ; tries++) {
      const failed = await this.#once(method, path, body, key, sending).catch((error: unknown) => error as Error);
      if (!(failed instanceof Error)) return failed;
      sending.signal?.throwIfAborted();
      if (failed instanceof Refusal && !isPassing(failed)) throw failed;
      const waitMs = Math.min(longestPauseMs, 500 * 2 ** tries) * (0.5 + Math.random() / 2);
      if (Date.now() + waitMs > endsAt)
        throw new Failure(`${this.server} cannot be reached: ${messageOf(failed)}`, unreachableCode);
      await pause(waitMs, undefined, { signal: sending.signal });
    }
  }

  async #once(method: string, path: string, body: string | undefined, key: string, { lease, signal }: Sending) {
    const patience = AbortSignal.timeout(answerWithinMs);
    const response = await fetch(`${this.server}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body !== undefined && { 'content-type': 'application/json', 'idempotency-key': key }),
        ...(lease && { 'mission-lease': lease }),
      },
      body: body ?? null,
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    });
    const answer = parse(await response.text());
    if (response.ok) return answer;
    throw new Refusal(response.status, answer);
  }
}

/** Whether the same request may be answered a little later: no server, a server that starts, too many requests. */
const isPassing = ({ status, code }: Refusal): boolean =>
  status >= 500 || status === 429 || (status === 409 && code === 'conflict');

function parse(text: string): Answer {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return { detail: text.slice(0, 200) };
  }
}
