import type { z } from 'zod';
import { listKey, missionKey } from '../client/live-updates';
import { readOptions } from '../client/read';
import { getReceipt, listReceipts } from './operations';
import type { getReceiptInput, listReceiptsInput } from './schema';

export const receiptQuery = (workspace: string, input: z.input<typeof getReceiptInput>) =>
  readOptions(getReceipt, input, { workspace, queryKey: missionKey(workspace, input.mission, 'receipt', input) });

export const receiptsQuery = (workspace: string, filter: z.input<typeof listReceiptsInput> = {}) =>
  readOptions(listReceipts, filter, { workspace, queryKey: listKey(workspace, 'receipts', filter), retain: true });
