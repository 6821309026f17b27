import 'server-only';
import { bind } from '../server/bind';
import { reviewTask as review } from './commands';
import * as declared from './operations';
import { presentReview } from './presenter';

export const reviewTask = bind(declared.reviewTask, async (tenant, input) => {
  const reviewed = await review(tenant, input);
  const { id, kind, name } = tenant.principal;
  const { key, status, version } = reviewed.task;
  return {
    review: presentReview(reviewed.review, reviewed.attempt.number, { id, kind, name }),
    task: { id: reviewed.task.id, key, status, version },
  };
});
