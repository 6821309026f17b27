import { deciders, mayDecide, type Principal } from '@/lib/core/principal';

/** A person answers, and never its own question (R7). */
export function canAnswer(principal: Principal, question: { status: string; askedById: string }): boolean {
  return question.status === 'open' && question.askedById !== principal.id && mayDecide(principal, deciders);
}
