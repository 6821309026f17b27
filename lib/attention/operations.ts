import { operation } from '@/lib/core/operation';
import { allow, deciders } from '@/lib/core/principal';
import { assignAttentionInput, attentionPlacement, snoozeAttentionInput } from './schema';

export const snoozeAttention = operation({
  name: 'snooze_attention',
  title: 'Snooze an attention item',
  description: 'Hides an item until a time; its deadline stays. Use it when you cannot decide yet.',
  method: 'POST',
  path: '/attention/{item}/snooze',
  kind: 'write',
  access: allow(deciders, 'decide', { agents: false }),
  input: snoozeAttentionInput,
  output: attentionPlacement,
});

export const assignAttention = operation({
  name: 'assign_attention',
  title: 'Assign an attention item',
  description: 'Gives an item to one member, or back to everybody. Use it when somebody else should decide.',
  method: 'POST',
  path: '/attention/{item}/assign',
  kind: 'write',
  access: allow(deciders, 'decide', { agents: false }),
  input: assignAttentionInput,
  output: attentionPlacement,
});
