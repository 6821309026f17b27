import { describe, expect, it } from 'vitest';
import { aSealedReceipt } from '../../test/sealed-receipt';
import { receiptKey, sealDocument } from './seal';

describe('the seal', () => {
  it('makes the key of RFC 8032 from its seed', () => {
    const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
    const { publicKey, keyId, sign } = receiptKey(seed);
    expect(Buffer.from(publicKey, 'base64url').toString('hex')).toBe(
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    );
    expect(keyId).toBe('21fe31dfa154a261626bf854046fd2271b7bed4b6abe45aa58877ef47f9721b9');
    expect(Buffer.from(sign(Buffer.alloc(0)), 'base64url').toString('hex')).toBe(
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    );
  });

  it('is the same for the same document and key', () => {
    expect(aSealedReceipt().seal).toEqual(aSealedReceipt().seal);
  });

  it('refuses a document that names another key, and a seed of another length', () => {
    const { document } = aSealedReceipt();
    expect(() => sealDocument(document, receiptKey(new Uint8Array(32).fill(1)))).toThrow('another key');
    expect(() => receiptKey(new Uint8Array(31))).toThrow(RangeError);
  });

  it('shows the private half nowhere', () => {
    expect(Object.keys(receiptKey(new Uint8Array(32)))).toEqual(['keyId', 'publicKey', 'sign']);
  });
});
