// What an agent outside of the product sees: HTTP, JSON, problem documents. Nothing of lib/ is used here.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** A refusal of the server, with what it says to do. */
export class Refusal extends Error {
  readonly code: string;
  constructor(code: string, detail: string, next: string) {
    super(`${code}: ${detail} ${next}`);
    this.code = code;
  }
}

export type Caller = { baseUrl: string; token: string };

/** One request; writes carry an idempotency key, so that a repetition after a lost answer has one effect. */
export async function request<T>(
  { baseUrl, token }: Caller,
  method: string,
  path: string,
  body?: JsonObject,
  lease?: string,
): Promise<T> {
  const headers: Record<string, string> = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  if (method !== 'GET') headers['idempotency-key'] = crypto.randomUUID();
  if (lease) headers['mission-lease'] = lease;
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await fetch(`${baseUrl}/api/v1${path}`, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      });
      if (response.ok) return (await response.json()) as T;
      const problem = (await response.json()) as { code: string; detail: string; next: string };
      if (response.status !== 503) throw new Refusal(problem.code, problem.detail, problem.next);
    } catch (error) {
      if (error instanceof Refusal || attempt === 5) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 200 * 2 ** attempt));
  }
}

export const readSpecification = async (baseUrl: string): Promise<{ paths: JsonObject }> =>
  (await fetch(`${baseUrl}/api/v1/openapi.json`)).json();
