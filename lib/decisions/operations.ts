import { operation } from '@/lib/core/operation';
import { allow, deciders, everyRole } from '@/lib/core/principal';
import {
  attentionCard,
  getAttentionItemInput,
  listAttentionInput,
  listAttentionOutput,
  reopenAttentionInput,
  resolveAttentionInput,
  resolveAttentionOutput,
} from './schema';

export const listAttention = operation({
  name: 'list_attention',
  title: 'List what needs a person',
  description:
    'The attention queue: whole cards, most pressing first, and counts by kind; WHEN you look for what waits to be decided.',
  method: 'GET',
  path: '/attention',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: listAttentionInput,
  output: listAttentionOutput,
});

export const getAttentionItem = operation({
  name: 'get_attention_item',
  title: 'Get an attention item',
  description: 'One item with its whole card. Use it before deciding, or to see what was decided.',
  method: 'GET',
  path: '/attention/{item}',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: getAttentionItemInput,
  output: attentionCard,
});

export const resolveAttention = operation({
  name: 'resolve_attention',
  title: 'Decide attention items',
  description:
    'Decides one or many items, each by one of its outcomes and with the version of the card that was read. Use it after reading the cards; each item succeeds or is refused by itself.',
  method: 'POST',
  path: '/attention/resolve',
  kind: 'write',
  access: allow(deciders, 'decide', { agents: false }),
  // Each decision is a compare-and-set of its own: sent again, it gets the first answer and has no second effect.
  ownKey: true,
  input: resolveAttentionInput,
  output: resolveAttentionOutput,
});

export const reopenAttention = operation({
  name: 'reopen_attention',
  title: 'Undo a decision',
  description:
    'Takes a decision back and opens its item again. Use it right after a mistake; it works until the effect is consumed (approval used, answer delivered, dependant claimed, receipt sealed).',
  method: 'POST',
  path: '/attention/{item}/reopen',
  kind: 'write',
  access: allow(deciders, 'decide', { agents: false }),
  input: reopenAttentionInput,
  output: attentionCard,
});
