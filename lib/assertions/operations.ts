import { operation } from '@/lib/core/operation';
import { allow, reviewers } from '@/lib/core/principal';
import { decideAssertionInput, decideAssertionOutput } from './schema';

export const decideAssertion = operation({
  name: 'decide_assertion',
  title: 'Decide an assertion',
  description:
    'Says that an assertion of the contract passed or failed, or waives it with a reason. Use it when the evidence is in and no rule can decide; never for work or evidence of your own.',
  method: 'POST',
  path: '/missions/{mission}/assertions/{assertion}/decide',
  kind: 'write',
  access: allow(reviewers, 'review'),
  input: decideAssertionInput,
  output: decideAssertionOutput,
});
