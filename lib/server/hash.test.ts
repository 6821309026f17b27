import { describe, expect, it } from 'vitest';
import { chainHash, chainStart, sha256Hex } from './hash';

const launched = {
  seq: 1,
  type: 'mission.launched',
  at: '2026-06-11T08:30:00.000Z',
  principal: 'mem_01',
  subject: { kind: 'mission', id: 'mis_01' },
  data: { status: 'execute' },
};

describe('hashes', () => {
  it('hashes text as its UTF-8 bytes, in lower-case hexadecimal', () => {
    const expected = '4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c';
    expect(sha256Hex('é')).toBe(expected);
    expect(sha256Hex(new Uint8Array([0xc3, 0xa9]))).toBe(expected);
  });

  it('gives an event a hash that a stranger can recompute from the event alone', () => {
    const text =
      '{"at":"2026-06-11T08:30:00.000Z","data":{"status":"execute"},"previous":"0000000000000000000000000000000000000000000000000000000000000000","principal":"mem_01","seq":1,"subject":{"id":"mis_01","kind":"mission"},"type":"mission.launched"}';
    expect(chainHash(chainStart, launched)).toBe(sha256Hex(text));
  });

  it('changes with every member of the event and with the predecessor', () => {
    const hashes = new Set([
      chainHash(chainStart, launched),
      chainHash('f'.repeat(64), launched),
      chainHash(chainStart, { ...launched, seq: 2 }),
      chainHash(chainStart, { ...launched, type: 'mission.held' }),
      chainHash(chainStart, { ...launched, at: '2026-06-11T08:30:00.001Z' }),
      chainHash(chainStart, { ...launched, principal: 'mem_02' }),
      chainHash(chainStart, { ...launched, subject: null }),
      chainHash(chainStart, { ...launched, data: {} }),
    ]);
    expect(hashes.size).toBe(8);
  });

  it('ignores members that are not part of the event', () => {
    const row = { ...launched, hash: 'whatever', missionId: 'mis_01' };
    expect(chainHash(chainStart, row)).toBe(chainHash(chainStart, launched));
  });
});
