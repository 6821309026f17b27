import 'server-only';
import { createHash } from 'node:crypto';
import { canonicalJson } from '../core/canonical-json';

/** What the first event of a chain names as its predecessor. */
export const chainStart = '0'.repeat(64);

/** The members of an event that its hash covers; `at` is the ISO text, ids are as on the wire. */
export type ChainedEvent = {
  readonly seq: number;
  readonly type: string;
  readonly at: string;
  readonly principal: string;
  readonly subject: unknown;
  readonly data: unknown;
};

/** SHA-256 in lower-case hexadecimal; a string is hashed as its UTF-8 bytes. */
export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** The hash of one event over itself and its predecessor's hash; anybody can recompute it from the event alone. */
export function chainHash(previous: string, event: ChainedEvent): string {
  const { seq, type, at, principal, subject, data } = event;
  return sha256Hex(canonicalJson({ seq, type, at, principal, subject, data, previous }));
}
