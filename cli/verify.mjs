#!/usr/bin/env node
// Verifies a sealed receipt offline: no dependency, no network, nothing of the server. Node 20 or later.
// It is a second implementation on purpose: what it accepts does not hang on the program that sealed.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const sealedFormat = 'mission-control.sealed-receipt/1';
const receiptFormat = 'mission-control.receipt/1';
const members = ['chain', 'format', 'keyId', 'publicKey', 'receipt', 'sha256', 'signature'];
const eventMembers = ['at', 'data', 'hash', 'principal', 'seq', 'subject', 'type'];
const help = `usage: mission-control verify RECEIPT.json [--key FINGERPRINT|FILE]

Says whether the file is exactly what was sealed. With --key, the fingerprint of the issuer's key (64 hex digits) or a
file that holds it or the public key, it also says whether that issuer sealed it.
Exit code: 0 it is, 1 it is not, 2 it could not be read.`;

class Refused extends Error {}

const sha256 = (data) => createHash('sha256').update(data).digest('hex');

/** RFC 8785 of a value that JSON.parse gave: no undefined, no function, no number that is not finite can be in it. */
function canonical(value) {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new Refused('it holds a lone surrogate');
    return JSON.stringify(value);
  }
  if (value === null || typeof value !== 'object') {
    if (typeof value === 'number' && !Number.isFinite(value)) throw new Refused('it holds a number out of range');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const keys = Object.keys(value).sort((a, b) => (a < b ? -1 : 1));
  return `{${keys.map((key) => `${canonical(key)}:${canonical(value[key])}`).join(',')}}`;
}

function parseExact(bytes) {
  let value;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw new Refused('it is not JSON in UTF-8');
  }
  if (!Buffer.from(canonical(value), 'utf8').equals(bytes)) throw new Refused('its bytes are not the canonical ones');
  return value;
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
/** Text of the file as it may stand in a terminal. */
const printable = (text) => JSON.stringify(text.slice(0, 40)).replace(/[^\x20-\x7e]/g, '?');
const isHash = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

/** The bytes of a base64url text; refuses every spelling but the one that an encoder writes. */
function fromBase64url(text, length, name) {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'base64url') : Buffer.alloc(0);
  if (bytes.length !== length || bytes.toString('base64url') !== text) throw new Refused(`its ${name} is malformed`);
  return bytes;
}

function checkShape(file) {
  if (!isObject(file) || file.format !== sealedFormat)
    throw new Refused('it is not a sealed receipt of a known format');
  const unknown = Object.keys(file).find((key) => !members.includes(key));
  if (unknown !== undefined) throw new Refused(`it holds an unknown member ${printable(unknown)}`);
  const { receipt } = file;
  if (!isObject(receipt) || receipt.format !== receiptFormat) throw new Refused('its receipt is of an unknown format');
  if (!isObject(receipt.issuer) || !isObject(receipt.events)) throw new Refused('its receipt is incomplete');
  // What is printed of a file that anybody may have sealed.
  if (!isHash(file.keyId) || !isHash(file.sha256)) throw new Refused('its hashes are malformed');
  if (!/^R-\d{4,10}$/.test(receipt.number) || !isCount(receipt.version) || !isCount(receipt.events.last))
    throw new Refused('its number is malformed');
}

function checkSeal(file) {
  const bytes = Buffer.from(canonical(file.receipt), 'utf8');
  if (sha256(bytes) !== file.sha256) throw new Refused('the receipt does not have the hash that the file names');
  const key = fromBase64url(file.publicKey, 32, 'public key');
  const signature = fromBase64url(file.signature, 64, 'signature');
  if (sha256(key) !== file.keyId) throw new Refused('the key does not have the fingerprint that the file names');
  if (file.receipt.issuer.keyId !== file.keyId) throw new Refused('the receipt was issued under another key');
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: file.publicKey }, format: 'jwk' });
  if (!verify(null, bytes, publicKey, signature)) throw new Refused('the signature does not fit');
}

function checkChain(chain, covered) {
  if (!Array.isArray(chain)) throw new Refused('its chain is not a list');
  let previous = '0'.repeat(64);
  for (const [index, event] of chain.entries()) {
    if (!isObject(event) || Object.keys(event).join() !== eventMembers.join())
      throw new Refused(`event ${index + 1} is malformed`);
    if (event.seq !== index + 1) throw new Refused(`event ${index + 1} is missing or out of order`);
    const { hash, ...fact } = event;
    if (sha256(canonical({ ...fact, previous })) !== hash) throw new Refused(`event ${event.seq} was changed`);
    previous = hash;
  }
  if (chain.length !== covered.last) throw new Refused(`there are ${chain.length} events, not ${covered.last}`);
  if (previous !== covered.lastHash) throw new Refused('the last event is not the one that the receipt covers');
}

/** Checks the bytes of a file; `trusted` is a fingerprint or undefined. Throws with the reason where it does not hold. */
export function verifyReceipt(bytes, trusted) {
  const file = parseExact(bytes);
  checkShape(file);
  if (trusted !== undefined && file.keyId !== trusted)
    throw new Refused(`it is sealed with another key, ${file.keyId}`);
  checkSeal(file);
  if ('chain' in file) checkChain(file.chain, file.receipt.events);
  const { number, version, events } = file.receipt;
  return { number, version, sha256: file.sha256, keyId: file.keyId, events: events.last, chain: 'chain' in file };
}

/** The fingerprint that --key means: itself, or what the named file holds (fingerprint, base64url or PEM public key). */
export function readTrustedKey(given) {
  if (isHash(given.toLowerCase())) return given.toLowerCase();
  const text = readFileSync(given, 'utf8').trim();
  if (isHash(text.toLowerCase())) return text.toLowerCase();
  const raw = text.startsWith('-----BEGIN PUBLIC KEY-----')
    ? Buffer.from(createPublicKey(text).export({ format: 'jwk' }).x ?? '', 'base64url')
    : Buffer.from(text, 'base64url');
  if (raw.length !== 32) throw new Error(`${given} holds neither a fingerprint nor an ed25519 public key`);
  return sha256(raw);
}

function readArguments(args) {
  const rest = args[0] === 'verify' ? args.slice(1) : [...args];
  const at = rest.findIndex((word) => word === '--key' || word.startsWith('--key='));
  let key;
  if (at >= 0) {
    const [word] = rest.splice(at, 1);
    key = word === '--key' ? rest.splice(at, 1)[0] : word.slice('--key='.length);
    if (!key) return undefined;
  }
  const [file, ...more] = rest;
  return file === undefined || more.length > 0 || file.startsWith('-') ? undefined : { file, key };
}

/** Runs the command; writes its verdict and returns the exit code. */
export function runVerify(args, write = console.log, complain = console.error) {
  const read = readArguments(args);
  if (!read) {
    complain(help);
    return 2;
  }
  let bytes;
  let trusted;
  try {
    bytes = readFileSync(read.file);
    trusted = read.key === undefined ? undefined : readTrustedKey(read.key);
  } catch (error) {
    complain(`mission-control verify: ${error.message}`);
    return 2;
  }
  try {
    const found = verifyReceipt(bytes, trusted);
    write(`ok  ${found.sha256}`);
    write(
      `    ${found.number} version ${found.version}, ${found.events} events${found.chain ? ', each of them checked' : ''}`,
    );
    write(`    key ${found.keyId}${trusted === undefined ? '' : ', as expected'}`);
    if (trusted === undefined)
      write(
        '    The issuer is unproven: compare this key with the one that the issuer publishes, or pass it by --key.',
      );
    return 0;
  } catch (error) {
    write(`not ok  ${error instanceof Refused ? error.message : 'it is malformed'}`);
    return 1;
  }
}

/** The entry of the command: prints, and sets the exit code of the process. */
export function main(args) {
  process.exitCode = runVerify(args);
}

/** Run by itself, and not as a part of the whole command, in whose file it may stand. */
const isMain =
  /\bverify\.mjs$/.test(import.meta.url) &&
  process.argv[1] !== undefined &&
  realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (isMain) main(process.argv.slice(2));
