import 'server-only';
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** OWASP's floor for argon2id: 19 MiB and two passes cost a guess about 50 ms. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 };
const tagLength = 32;

type Cost = typeof cost;

function derive(password: string, nonce: Uint8Array, { memory, passes, parallelism }: Cost): Promise<Buffer> {
  const parameters = { message: password, nonce, memory, passes, parallelism, tagLength };
  return new Promise((resolve, reject) => {
    argon2('argon2id', parameters, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** The hash in the usual one-line form, with its own cost, so that a later higher cost leaves older ones valid. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const key = await derive(password, nonce, cost);
  const { memory, passes, parallelism } = cost;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${toText(nonce)}$${toText(key)}`;
}

const shape = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

/**
 * Whether the password fits the hash. Without a hash (nobody has the address) the same work is done and the answer is
 * no, so that the time it takes does not tell who has an account.
 */
export async function passwordMatches(password: string, hash: string | null): Promise<boolean> {
  const [, memory, passes, parallelism, nonce, key] = shape.exec(hash ?? '') ?? [];
  if (!nonce || !key) {
    await derive(password, randomBytes(16), cost);
    return false;
  }
  const given = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const made = await derive(password, Buffer.from(nonce, 'base64'), given);
  const kept = Buffer.from(key, 'base64');
  return made.length === kept.length && timingSafeEqual(made, kept);
}

const toText = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
