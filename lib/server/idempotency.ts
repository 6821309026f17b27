import 'server-only';
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { canonicalJson } from '../core/canonical-json';
import { DomainError, invalidInput } from '../core/errors';
import { answeredAtCommit, transaction } from './db';
import { sha256Hex } from './hash';
import { instanceSecret } from './secrets';
import type { Tenant } from './tenant';

/** Longer than any client retries: a day, and a bit for clocks. */
const keptHours = 25;

/** A key as a caller sent it, if any; `name` is what this door calls the field. */
export function checkKey(key: unknown, name = 'idempotencyKey'): string | null {
  if (key === null || key === undefined) return null;
  if (typeof key === 'string' && key.length >= 8 && key.length <= 200) return key;
  throw invalidInput(
    name,
    'must have 8 to 200 characters',
    'Send a random key, such as a UUID, and the same one when you repeat the request.',
  );
}

export type Keyed = { answer: unknown; replayed: boolean };

/**
 * Runs `work` once for this key (R5): same key and body get the first answer again, another body is
 * `idempotency_mismatch`, a key that is running elsewhere is `conflict` at once. The answer is stored in the same
 * transaction as the effect, encrypted under the raw key, and only where `worthKeeping`.
 */
export async function once(
  tenant: Tenant,
  operation: string,
  key: string,
  input: unknown,
  work: () => Promise<unknown>,
  worthKeeping: (answer: unknown) => boolean,
): Promise<Keyed> {
  const { workspaceId } = tenant;
  const principalId = tenant.principal.id;
  const keyHash = sha256Hex(key);
  const bodyHash = sha256Hex(canonicalJson(input));
  return transaction(async (tx) => {
    // Two statements, sent together: the second sees what the holder of the lock before us has committed.
    const [[lock], [kept]] = await Promise.all([
      tx.$queryRaw<{ got: boolean }[]>`
        select pg_try_advisory_xact_lock(hashtextextended(${`${workspaceId} ${principalId} ${operation} ${keyHash}`}, 0)) as got`,
      tx.$queryRaw<{ bodyHash: string; answer: Uint8Array }[]>`
        select body_hash as "bodyHash", answer from idempotency_key where workspace_id = ${workspaceId}
          and principal_id = ${principalId} and operation = ${operation} and key_hash = ${keyHash}`,
    ]);
    if (!lock?.got) throw running();
    if (kept) {
      if (kept.bodyHash !== bodyHash) throw mismatch(operation);
      return { answer: open(kept.answer, key), replayed: true };
    }
    const answer = await work();
    if (worthKeeping(answer))
      answeredAtCommit(tx.$executeRaw`
        insert into idempotency_key (workspace_id, principal_id, operation, key_hash, body_hash, status, answer, expires_at)
        values (${workspaceId}, ${principalId}, ${operation}, ${keyHash}, ${bodyHash}, 200, ${seal(answer, key)},
          clock_timestamp() + make_interval(hours => ${keptHours}))`);
    return { answer, replayed: false };
  });
}

const running = () =>
  new DomainError('conflict', {
    detail: 'A request with this idempotency key is still running.',
    next: 'Wait a second and send the same request again: it gets the answer of the first.',
    retryAfterSeconds: 1,
  });

const mismatch = (operation: string) =>
  new DomainError('idempotency_mismatch', {
    detail: `This idempotency key was used for another ${operation} request.`,
    next: 'Use a new key for a new request; repeat a request unchanged.',
  });

const answerKey = (key: string) =>
  Buffer.from(hkdfSync('sha256', key, instanceSecret('stored-answer'), 'mission-control/answer', 32));

function seal(answer: unknown, key: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', answerKey(key), nonce);
  const body = Buffer.concat([cipher.update(JSON.stringify(answer ?? null), 'utf8'), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), body]));
}

function open(sealed: Uint8Array, key: string): unknown {
  const decipher = createDecipheriv('aes-256-gcm', answerKey(key), sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return JSON.parse(Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8'));
}
