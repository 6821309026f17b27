import 'server-only';
import { randomBytes } from 'node:crypto';

const shape = /^mcl_([0-9a-hjkmnp-tv-z]{26})_[\w-]{43}$/;

/** The worker's handle on one attempt: the attempt's id and 32 random bytes. Shown once; only its hash is kept. */
export function newLeaseToken(attemptId: string): string {
  return `mcl_${attemptId.slice(4)}_${randomBytes(32).toString('base64url')}`;
}

/** The attempt that a lease token names, null where the text is no lease token. Whether it is genuine, its hash says. */
export function attemptIdOf(leaseToken: string): string | null {
  const found = shape.exec(leaseToken);
  return found ? `att_${found[1]}` : null;
}
