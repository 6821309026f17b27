import { operation } from '@/lib/core/operation';
import { allow, reviewers } from '@/lib/core/principal';
import { reviewTaskInput, reviewTaskOutput } from './schema';

export const reviewTask = operation({
  name: 'review_task',
  title: 'Review a task',
  description:
    'Accepts the result of a task in review, or sends it back with reasons. Use it after looking at its criteria, output and evidence; never on work of your own.',
  method: 'POST',
  path: '/tasks/{task}/review',
  kind: 'write',
  access: allow(reviewers, 'review'),
  input: reviewTaskInput,
  output: reviewTaskOutput,
});
