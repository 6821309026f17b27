import 'server-only';
import { hkdfSync } from 'node:crypto';
import { env } from './env';

export type SecretPurpose = 'session' | 'receipt-key' | 'stored-answer';

/** 32 bytes for one purpose, derived from MC_SECRET: knowing one says nothing of another. */
export function instanceSecret(purpose: SecretPurpose, salt = ''): Buffer {
  return Buffer.from(hkdfSync('sha256', env().MC_SECRET, salt, `mission-control/${purpose}`, 32));
}
