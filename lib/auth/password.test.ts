import { expect, test } from 'vitest';
import { hashPassword, passwordMatches } from './password';

test('a password matches its own hash and no other does', async () => {
  const hash = await hashPassword('correct horse battery');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(await passwordMatches('correct horse battery', hash)).toBe(true);
  expect(await passwordMatches('correct horse batterY', hash)).toBe(false);
});

test('the same password never has the same hash twice', async () => {
  expect(await hashPassword('correct horse battery')).not.toBe(await hashPassword('correct horse battery'));
});

test('a hash of another cost is judged by its own cost', async () => {
  // Made once with m=8192, t=1, p=1 and the nonce of sixteen zero bytes.
  const { argon2Sync } = await import('node:crypto');
  const nonce = Buffer.alloc(16);
  const key = argon2Sync('argon2id', {
    message: 'older password',
    nonce,
    memory: 8192,
    passes: 1,
    parallelism: 1,
    tagLength: 32,
  });
  const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
  const hash = `$argon2id$v=19$m=8192,t=1,p=1$${text(nonce)}$${text(key)}`;
  expect(await passwordMatches('older password', hash)).toBe(true);
  expect(await passwordMatches('other password', hash)).toBe(false);
});

test('without a hash the work is done all the same, so that time does not tell who has an account', async () => {
  const hash = await hashPassword('correct horse battery');
  const timeOf = async (kept: string | null) => {
    const startedAt = performance.now();
    expect(await passwordMatches('a wrong guess', kept)).toBe(false);
    return performance.now() - startedAt;
  };
  // In turn, and the best of many: what else the machine does hits both alike.
  const times: { known: number; unknown: number }[] = [];
  for (let round = 0; round < 12; round++) times.push({ unknown: await timeOf(null), known: await timeOf(hash) });
  const best = (who: 'known' | 'unknown') => Math.min(...times.map((one) => one[who]));
  expect(best('unknown') / best('known')).toBeGreaterThan(0.4);
});
