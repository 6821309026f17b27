import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { canonicalJson } from '../core/canonical-json';
import { sha256Hex } from '../server/hash';
import { type ReceiptDocument, type SealedEvent, type SealedFile, sealedFormat } from './schema';

/** Signs, and is known by the fingerprint of its public half. The private half never leaves this closure. */
export type ReceiptKey = {
  /** SHA-256 of the 32 raw bytes of the public key, in hexadecimal. */
  readonly keyId: string;
  /** The 32 raw bytes, base64url. */
  readonly publicKey: string;
  sign(bytes: Uint8Array): string;
};

// PKCS #8 of an ed25519 private key is this prefix and the 32 bytes of the seed (RFC 8410).
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The ed25519 key of a 32-byte seed; the same seed gives the same key. */
export function receiptKey(seed: Uint8Array): ReceiptKey {
  if (seed.length !== 32) throw new RangeError('the seed of a receipt key has 32 bytes');
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey).export({ format: 'jwk' }).x ?? '';
  return {
    keyId: sha256Hex(Buffer.from(publicKey, 'base64url')),
    publicKey,
    sign: (bytes) => sign(null, bytes, privateKey).toString('base64url'),
  };
}

export type Seal = { body: string; sha256: string; signature: string; keyId: string; publicKey: string };

/** Hashes and signs the canonical bytes of the document; refuses one that names another key as its issuer's. */
export function sealDocument(document: ReceiptDocument, key: ReceiptKey): Seal {
  if (document.issuer.keyId !== key.keyId) throw new Error('the document names another key than the one that signs it');
  const body = canonicalJson(document);
  const bytes = Buffer.from(body, 'utf8');
  return { body, sha256: sha256Hex(bytes), signature: key.sign(bytes), keyId: key.keyId, publicKey: key.publicKey };
}

/** The text of the one file that a person keeps, with or without the events; every byte of it counts. */
export function sealedFileText(seal: Seal, chain?: readonly SealedEvent[]): string {
  const { sha256, signature, keyId, publicKey } = seal;
  const receipt = JSON.parse(seal.body) as SealedFile['receipt'];
  return canonicalJson({ format: sealedFormat, receipt, sha256, signature, keyId, publicKey, ...(chain && { chain }) });
}
