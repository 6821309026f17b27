import { z } from 'zod';
import { operation } from '../core/operation';
import { pageOf } from '../core/pagination';
import { allow, anyone, everyRole } from '../core/principal';
import {
  draftFileSchema,
  getReceiptInput,
  getReceiptKeyInput,
  getReceiptKeyOutput,
  listReceiptsInput,
  receiptListItem,
  sealedFileSchema,
  verifyReceiptInput,
  verifyReceiptOutput,
} from './schema';
import { comparedReceipts, compareReceiptsInput } from './schema-compare';

export const getReceipt = operation({
  name: 'get_receipt',
  title: 'Get the receipt of a mission',
  description:
    'The account of a mission: asked, done, used, spent, produced, proved, pruned, learned, decided, next; WHEN you report or check what a mission came to.',
  method: 'GET',
  path: '/missions/{mission}/receipt',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: getReceiptInput,
  output: z.discriminatedUnion('format', [sealedFileSchema, draftFileSchema]),
});

export const listReceipts = operation({
  name: 'list_receipts',
  title: 'List receipts',
  description: 'Sealed receipts of the workspace or of one mission, newest first; WHEN you look for what was done.',
  method: 'GET',
  path: '/receipts',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: listReceiptsInput,
  output: pageOf(receiptListItem),
});

export const compareReceipts = operation({
  name: 'compare_receipts',
  title: 'Compare two receipts',
  description:
    'Two sealed receipts side by side: outcome, assertions, cost, time, failures, decisions, leftovers; WHEN you ask which of two ways was better.',
  method: 'GET',
  path: '/receipts/compare',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: compareReceiptsInput,
  output: comparedReceipts,
});

export const verifyReceipt = operation({
  name: 'verify_receipt',
  title: 'Verify a receipt',
  description:
    'Whether a downloaded receipt is exactly what was sealed, and whether this server sealed it; WHEN somebody hands you one. Offline: mission-control verify.',
  method: 'POST',
  path: '/receipts/verify',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: verifyReceiptInput,
  output: verifyReceiptOutput,
});

export const getReceiptKey = operation({
  name: 'get_receipt_key',
  title: 'Get the key that seals receipts',
  description:
    'The public key of this server with its fingerprint, for everybody; WHEN you verify a receipt and want to know that it was sealed here.',
  method: 'GET',
  path: '/receipts/key',
  kind: 'read',
  access: anyone,
  input: getReceiptKeyInput,
  output: getReceiptKeyOutput,
});
