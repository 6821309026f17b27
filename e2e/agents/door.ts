export type Reply = { status: number; body: { [key: string]: unknown } };

/** As often as an unavailable server is asked again: on a crowded machine it takes a few. */
const maxTries = 5;

/** Longer than the longest wait for work; then an agent asks again, with the same key. */
const patienceMs = 35_000;

/** What an agent has: an address, a token and HTTP. Nothing of ours is imported here, as nothing is on its machine. */
export class Door {
  readonly url: string;
  readonly token: string;

  constructor(url: string, token: string) {
    this.url = url;
    this.token = token;
  }

  /** One POST, repeated with the same key while the server is out of breath. A network failure is thrown. */
  async post(path: string, body: object, key: string = crypto.randomUUID()): Promise<Reply> {
    for (let tries = 1; ; tries++) {
      const reply = await this.#send(path, body, key);
      if (reply.status !== 503 || tries === maxTries) return reply;
    }
  }

  async #send(path: string, body: object, key: string): Promise<Reply> {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.token}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patienceMs),
    });
    return { status: response.status, body: (await response.json()) as Reply['body'] };
  }
}

export type Lease = { taskId: string; attemptId: string; number: number; leaseToken: string };

/** The lease of a claim's answer, null where there was nothing to claim. */
export function leaseOf({ body }: Reply): Lease | null {
  const { task, attempt, leaseToken } = body as {
    task: { id: string } | null;
    attempt: { id: string; number: number };
    leaseToken: string;
  };
  return task ? { taskId: task.id, attemptId: attempt.id, number: attempt.number, leaseToken } : null;
}
