import 'server-only';
import { bind, bindForAnyone } from '../server/bind';
import { compareTwo } from './data-compare';
import { listReceipts as readReceipts } from './data-list';
import { downloadReceipt } from './download';
import { instanceReceiptKey } from './key';
import * as declared from './operations';
import { verifySealedFile } from './verify';

/** Its answer is a file, so that the bytes that a caller gets are the very bytes that were sealed. */
export const getReceipt = bind(declared.getReceipt, downloadReceipt);

export const listReceipts = bind(declared.listReceipts, readReceipts);

export const compareReceipts = bind(declared.compareReceipts, compareTwo);

export const verifyReceipt = bind(declared.verifyReceipt, (_tenant, { file }) => {
  const nothing = { sha256: null, keyId: null, issuedHere: false, number: null, version: null, events: null };
  const read = verifySealedFile(file);
  if (!read.ok) return { ...nothing, ok: false, reason: read.reason, chainChecked: false };
  const { receipt, sha256, keyId } = read.file;
  const { number, version } = receipt;
  const issuedHere = keyId === instanceReceiptKey().keyId;
  return {
    ok: true,
    reason: null,
    sha256,
    keyId,
    issuedHere,
    number,
    version,
    events: read.events,
    chainChecked: read.chainChecked,
  };
});

export const getReceiptKey = bindForAnyone(declared.getReceiptKey, () => {
  const { keyId, publicKey } = instanceReceiptKey();
  return { keyId, publicKey };
});
