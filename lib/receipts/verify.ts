import { createPublicKey, verify } from 'node:crypto';
import { canonicalJson } from '../core/canonical-json';
import { chainHash, chainStart, sha256Hex } from '../server/hash';
import { type SealedEvent, type SealedFile, sealedFileSchema } from './schema';

export type Verification =
  | { ok: true; file: SealedFile; events: number; chainChecked: boolean }
  | { ok: false; reason: string };

const refused = (reason: string): Verification => ({ ok: false, reason });

/** Whether a file is exactly what was sealed: canonical bytes, hash, signature, and the events where they are included. */
export function verifySealedFile(text: string): Verification {
  const parsed = parse(text);
  if (parsed === undefined) return refused('It is not JSON.');
  if (!isCanonical(parsed, text)) return refused('Its bytes are not the canonical ones that were sealed.');
  const read = sealedFileSchema.safeParse(parsed);
  if (!read.success) return refused('It is not a sealed receipt of a known format.');
  const file = read.data;
  // Hashed as it was parsed: a schema that drops a member must not hide it.
  const bytes = Buffer.from(canonicalJson((parsed as SealedFile).receipt), 'utf8');
  if (sha256Hex(bytes) !== file.sha256) return refused('The receipt does not have the hash that the file names.');
  const publicKey = Buffer.from(file.publicKey, 'base64url');
  if (sha256Hex(publicKey) !== file.keyId) return refused('The key does not have the fingerprint that the file names.');
  if (file.receipt.issuer.keyId !== file.keyId) return refused('The receipt was issued under another key.');
  if (!signatureFits(file, bytes)) return refused('The signature does not fit.');
  const broken = file.chain && brokenLink(file.chain, file.receipt.events);
  if (broken) return refused(broken);
  return { ok: true, file, events: file.receipt.events.last, chainChecked: file.chain !== undefined };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isCanonical(value: unknown, text: string): boolean {
  try {
    return canonicalJson(value) === text;
  } catch {
    return false;
  }
}

// base64url text has spare bits at its end; only the one spelling that an encoder writes is accepted.
function signatureFits({ signature, publicKey }: SealedFile, bytes: Uint8Array): boolean {
  const raw = Buffer.from(signature, 'base64url');
  const key = Buffer.from(publicKey, 'base64url');
  if (raw.toString('base64url') !== signature || key.toString('base64url') !== publicKey) return false;
  try {
    return verify(
      null,
      bytes,
      createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' }),
      raw,
    );
  } catch {
    return false;
  }
}

function brokenLink(chain: readonly SealedEvent[], covered: SealedFile['receipt']['events']): string | undefined {
  let previous = chainStart;
  for (const [position, event] of chain.entries()) {
    if (event.seq !== position + 1) return `Event ${position + 1} is missing or out of order.`;
    const { hash, ...fact } = event;
    if (chainHash(previous, fact) !== hash) return `Event ${event.seq} does not have the hash that it names.`;
    previous = hash;
  }
  if (chain.length !== covered.last) return `There are ${chain.length} events; the receipt covers ${covered.last}.`;
  if (previous !== covered.lastHash) return 'The last event is not the one that the receipt covers.';
  return undefined;
}
