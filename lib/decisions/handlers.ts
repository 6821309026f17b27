import 'server-only';
import { bind } from '../server/bind';
import { resolveItems } from './commands';
import { getCard, listAttention as list } from './data';
import * as declared from './operations';
import { reopenItem } from './undo';

export const listAttention = bind(declared.listAttention, list);

export const getAttentionItem = bind(declared.getAttentionItem, (tenant, input) => getCard(tenant, input.item));

export const resolveAttention = bind(declared.resolveAttention, async (tenant, input) => {
  const results = await resolveItems(tenant, input.items);
  const resolved = results.filter(({ ok }) => ok).length;
  return { results, resolved, refused: results.length - resolved };
});

export const reopenAttention = bind(declared.reopenAttention, async (tenant, input) => {
  await reopenItem(tenant, input.item, input.expectedVersion);
  return getCard(tenant, input.item);
});
