import { operation } from '@/lib/core/operation';
import { allow, deciders, everyRole } from '@/lib/core/principal';
import { disposeHandoffItemInput, handoffItemView, listHandoffItemsInput, listHandoffItemsOutput } from './schema';

export const listHandoffItems = operation({
  name: 'list_handoff_items',
  title: 'List leftovers',
  description:
    'What the workers of a mission left undone, found or proposed, with what became of it. Use it before completing: undisposed leftovers stop that.',
  method: 'GET',
  path: '/missions/{mission}/handoff-items',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: listHandoffItemsInput,
  output: listHandoffItemsOutput,
});

export const disposeHandoffItem = operation({
  name: 'dispose_handoff_item',
  title: 'Dispose of a leftover',
  description:
    'Says what becomes of a leftover: fixed by a task, tracked by a task, or dismissed because. A worker does not dismiss its own.',
  method: 'POST',
  path: '/handoff-items/{handoffItem}/dispose',
  kind: 'write',
  access: allow(deciders, 'plan'),
  input: disposeHandoffItemInput,
  output: handoffItemView,
});
