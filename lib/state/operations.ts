import { operation } from '@/lib/core/operation';
import { allow, deciders, everyRole, planners } from '@/lib/core/principal';
import {
  listOfferedLearningsInput,
  listStateInput,
  offeredLearnings,
  recordStateInput,
  stateEntry,
  stateEntryPage,
  updateStateInput,
} from './schema';

export const recordState = operation({
  name: 'record_state',
  title: 'Record state',
  description:
    'Keeps an assumption, decision, question, learning or risk that outlives this session; WHEN others must know it, e.g. {kind: "learning", text: "…"}.',
  method: 'POST',
  path: '/missions/{mission}/state',
  kind: 'write',
  access: allow(deciders, 'work'),
  input: recordStateInput,
  output: stateEntry,
  status: 201,
  creates: true,
});

export const updateState = operation({
  name: 'update_state',
  title: 'Update a state entry',
  description: 'Invalidates an entry or makes it active again, with the reason; WHEN it turned out otherwise.',
  method: 'PATCH',
  path: '/state/{entry}',
  kind: 'write',
  access: allow(planners, 'plan', { orPilot: true }),
  input: updateStateInput,
  output: stateEntry,
});

export const listState = operation({
  name: 'list_state',
  title: 'List state',
  description: 'What the mission knows: assumptions, decisions, questions, learnings, risks; WHEN you start or review.',
  method: 'GET',
  path: '/missions/{mission}/state',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: listStateInput,
  output: stateEntryPage,
});

export const listOfferedLearnings = operation({
  name: 'list_offered_learnings',
  title: 'List offered learnings',
  description:
    'Why people sent work back, refused an action or gave up a branch, where nobody has kept that yet; WHEN you look for what to record.',
  method: 'GET',
  path: '/missions/{mission}/state/offers',
  kind: 'read',
  access: allow(everyRole, 'read', { agents: false }),
  input: listOfferedLearningsInput,
  output: offeredLearnings,
});
