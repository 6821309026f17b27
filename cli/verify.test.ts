import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../lib/core/canonical-json';
import type { SealedFile } from '../lib/receipts/schema';
import { receiptKey, sealDocument, sealedFileText } from '../lib/receipts/seal';
import { verifySealedFile } from '../lib/receipts/verify';
import { sha256Hex } from '../lib/server/hash';
import { aChain, aSealedReceipt } from '../test/sealed-receipt';
import { verifyReceipt } from './verify.mjs';

const { file, seal } = aSealedReceipt();
const bytes = Buffer.from(file, 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'receipt-'));
afterAll(() => rmSync(folder, { recursive: true }));

function isAcceptedByCommand(changed: Buffer): boolean {
  try {
    verifyReceipt(changed, undefined);
    return true;
  } catch {
    return false;
  }
}

/** Whether any of the two verifiers takes the bytes. */
const isAccepted = (changed: Buffer): boolean =>
  isAcceptedByCommand(changed) || verifySealedFile(changed.toString('utf8')).ok;

function run(...args: string[]) {
  const script = join(import.meta.dirname, 'verify.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

function write(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

type Change = (parent: Record<string, unknown> | unknown[], key: string | number) => void;
const slots = (value: unknown): [Record<string, unknown> | unknown[], string | number][] => {
  if (typeof value !== 'object' || value === null) return [];
  const parent = value as Record<string, unknown> | unknown[];
  const keys = Array.isArray(parent) ? [...parent.keys()] : Object.keys(parent);
  return keys.flatMap((key) => [[parent, key], ...slots((parent as Record<string | number, unknown>)[key])] as never);
};
const get = (parent: object, key: string | number) => (parent as Record<string | number, unknown>)[key];
const set = (parent: object, key: string | number, value: unknown) => {
  (parent as Record<string | number, unknown>)[key] = value;
};

const changes: Record<string, Change> = {
  'another value': (parent, key) => {
    const value = get(parent, key);
    if (typeof value === 'string') set(parent, key, `${value} `);
    else if (typeof value === 'number') set(parent, key, value + 1);
    else if (typeof value === 'boolean') set(parent, key, !value);
    else set(parent, key, value === null ? 0 : null);
  },
  'taken out': (parent, key) => {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  },
  'put in twice': (parent, key) => {
    if (Array.isArray(parent)) parent.splice(Number(key), 0, structuredClone(parent[Number(key)]));
    else set(parent, `${key}_`, structuredClone(get(parent, key)));
  },
};

describe('a sealed receipt', () => {
  it('verifies offline as it is, with and without its events', () => {
    const read = verifySealedFile(file);
    expect(read).toMatchObject({ ok: true, events: 3, chainChecked: true });
    const { chain: _, ...rest } = JSON.parse(file) as SealedFile;
    expect(isAccepted(Buffer.from(canonicalJson(rest)))).toBe(true);
    expect(verifyReceipt(bytes, seal.keyId)).toMatchObject({ number: 'R-0042', version: 1, events: 3, chain: true });
  });

  it('fails with any byte changed, left out or doubled', { timeout: 300_000 }, () => {
    let tried = 0;
    let accepted = 0;
    for (let at = 0; at < bytes.length; at++) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(bytes.readUInt8(at) ^ (1 << (at % 8)), at);
      const out = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
      const doubled = Buffer.concat([bytes.subarray(0, at + 1), bytes.subarray(at)]);
      for (const changed of [flipped, out, doubled]) {
        tried++;
        if (changed === flipped ? isAccepted(changed) : isAcceptedByCommand(changed)) accepted++;
      }
    }
    console.info(`R12: bytes changed ${tried} (of ${bytes.length}), accepted ${accepted}`);
    expect(tried).toBe(bytes.length * 3);
    expect(accepted).toBe(0);
  });

  it('fails with any field changed, even when whoever changed it corrects the hashes', { timeout: 300_000 }, () => {
    const count = slots(JSON.parse(file)).length;
    let tried = 0;
    let accepted = 0;
    for (const change of Object.values(changes))
      for (let index = 0; index < count; index++) {
        const forged = JSON.parse(file) as SealedFile;
        const [parent, key] = slots(forged)[index] ?? [];
        if (parent === undefined || key === undefined) continue;
        change(parent, key);
        if (!('chain' in forged)) continue;
        for (const correct of [false, true]) {
          if (correct && forged.receipt) forged.sha256 = sha256Hex(canonicalJson(forged.receipt));
          const text = canonicalJson(forged);
          if (text === file) continue;
          tried++;
          if (isAccepted(Buffer.from(text))) accepted++;
        }
      }
    console.info(`R12: fields changed ${tried} (${count} fields), accepted ${accepted}`);
    expect(tried).toBeGreaterThan(count * 4);
    expect(accepted).toBe(0);
  });

  it('fails in any other spelling of the same JSON', () => {
    const value = JSON.parse(file) as object;
    const spellings = [
      `${file}\n`,
      ` ${file}`,
      `\ufeff${file}`,
      JSON.stringify(value, null, 2),
      JSON.stringify(Object.fromEntries(Object.entries(value).reverse())),
      file.replace('"format"', '"\\u0066ormat"'),
      file.replace('{"chain"', '{"chain":[],"chain"'),
      file.replace('"version":1', '"version":1.0'),
      file.replace('"version":1', '"version":1e0'),
    ];
    expect(spellings.filter((text) => text === file)).toEqual([]);
    expect(spellings.filter((text) => isAccepted(Buffer.from(text)))).toEqual([]);
  });

  it('sealed by a stranger is refused when the key is given, and called unproven when it is not', () => {
    const stranger = write('stranger.json', aSealedReceipt(new Uint8Array(32).fill(9)).file);
    const checked = run('verify', stranger, '--key', seal.keyId);
    expect(checked.status).toBe(1);
    expect(checked.stdout).toMatch(/^not ok {2}it is sealed with another key/);
    const unchecked = run(stranger);
    expect(unchecked.status).toBe(0);
    expect(unchecked.stdout).toContain('The issuer is unproven');
  });

  it('by a stranger whose words would paint over the verdict prints none of them (R15)', () => {
    const paint = '\u001b[1A\u001b[2Kkey as expected';
    const key = receiptKey(new Uint8Array(32).fill(9));
    const stranger = aSealedReceipt(new Uint8Array(32).fill(9));
    const sealed = sealDocument({ ...stranger.document, number: `R-0042${paint}` }, key);
    const named = JSON.parse(stranger.file) as object;
    const forged = [
      sealedFileText(sealed, aChain(3)),
      canonicalJson({ ...named, [paint]: 1 }),
      canonicalJson({ ...named, keyId: paint }),
    ];
    for (const text of forged)
      for (const more of [[], ['--key', seal.keyId]]) {
        const { status, stdout, stderr } = run(write('painted.json', text), ...more);
        expect(status).toBe(1);
        expect(stdout + stderr).toMatch(/^[\x20-\x7e]+\n$/);
      }
  });

  it('is accepted by the command with the fingerprint or a file that holds the key', () => {
    const path = write('receipt.json', file);
    const raw = write('issuer.key', `${seal.publicKey}\n`);
    for (const key of [seal.keyId, raw, write('issuer.fingerprint', seal.keyId)]) {
      const { status, stdout } = run('verify', path, `--key=${key}`);
      expect(stdout).toBe(
        `ok  ${seal.sha256}\n    R-0042 version 1, 3 events, each of them checked\n    key ${seal.keyId}, as expected\n`,
      );
      expect(status).toBe(0);
    }
  });

  it('that cannot be read ends with 2, that is broken with 1', () => {
    expect(run('verify').status).toBe(2);
    expect(run('verify', join(folder, 'absent.json')).status).toBe(2);
    expect(run('verify', write('a.json', file), '--key', join(folder, 'absent.key')).status).toBe(2);
    expect(run('verify', write('b.json', `${file} `)).stdout).toBe('not ok  its bytes are not the canonical ones\n');
    expect(run('verify', write('c.json', 'hello')).status).toBe(1);
    expect(run('verify', write('d.json', '{}')).status).toBe(1);
  });
});
