import type { z } from 'zod';
import { listKey, missionKey } from '../client/live-updates';
import { readOptions } from '../client/read';
import { compareReceipts, getReceipt, listReceipts } from './operations';
import type { getReceiptInput, listReceiptsInput } from './schema';

export const receiptQuery = (workspace: string, input: z.input<typeof getReceiptInput>) =>
  readOptions(getReceipt, input, { workspace, queryKey: missionKey(workspace, input.mission, 'receipt', input) });

export const receiptsQuery = (workspace: string, filter: z.input<typeof listReceiptsInput> = {}) =>
  readOptions(listReceipts, filter, { workspace, queryKey: listKey(workspace, 'receipts', filter), retain: true });

export const comparisonQuery = (workspace: string, a: string, b: string) =>
  readOptions(compareReceipts, { a, b }, { workspace, queryKey: listKey(workspace, 'receipts', 'compare', a, b) });
