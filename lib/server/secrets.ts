import 'server-only';
import { hkdfSync } from 'node:crypto';
import { env } from './env';

export type SecretPurpose = 'session' | 'receipt-key' | 'stored-answer';

const derived = new Map<SecretPurpose, Buffer>();

/** 32 bytes for one purpose, derived from MC_SECRET: knowing one says nothing of another. */
export function instanceSecret(purpose: SecretPurpose): Buffer {
  const known = derived.get(purpose);
  if (known) return known;
  const secret = Buffer.from(hkdfSync('sha256', env().MC_SECRET, '', `mission-control/${purpose}`, 32));
  derived.set(purpose, secret);
  return secret;
}
