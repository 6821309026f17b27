import type { z } from 'zod';
import { listKey } from '../client/live-updates';
import { readOptions } from '../client/read';
import { getAttentionItem, listAttention } from './operations';
import type { listAttentionInput } from './schema';

export const attentionQuery = (workspace: string, filter: z.input<typeof listAttentionInput> = {}) =>
  readOptions(listAttention, filter, {
    workspace,
    queryKey: listKey(workspace, 'attention', 'list', filter),
    retain: true,
  });

export const attentionItemQuery = (workspace: string, item: string) =>
  readOptions(getAttentionItem, { item }, { workspace, queryKey: listKey(workspace, 'attention', 'item', item) });
