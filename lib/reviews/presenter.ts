import type { PrincipalRef } from '@/lib/core/schemas';
import type { ReviewVerdict, ReviewView } from './schema';

export type ReviewFacts = {
  id: string;
  taskId: string;
  attemptId: string;
  verdict: string;
  reasons: string;
  at: Date;
};

export function presentReview(review: ReviewFacts, attemptNumber: number, reviewer: PrincipalRef): ReviewView {
  const { id, taskId, attemptId, reasons } = review;
  const verdict: ReviewVerdict = review.verdict === 'accept' ? 'accept' : 'send_back';
  return { id, taskId, attemptId, attemptNumber, reviewer, verdict, reasons, at: review.at.toISOString() };
}
