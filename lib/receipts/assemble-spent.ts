import { formatMicros } from '../core/money';
import type { FactIndex } from './assemble-index';
import type { ReceiptFacts, UsageFact } from './facts';
import type { ReceiptDocument } from './schema';

type Usage = ReceiptDocument['spent']['total'];

/** The outcomes whose work was done again by a later attempt, or for nothing. */
const retried = new Set(['failed', 'lost', 'rejected']);

export const nothing: UsageFact = {
  tokensIn: 0n,
  tokensCached: 0n,
  tokensOut: 0n,
  toolCalls: 0,
  micros: 0n,
  durationSeconds: 0,
};

export function sumUsage(rows: readonly UsageFact[]): UsageFact {
  return rows.reduce(
    (sum, row) => ({
      tokensIn: sum.tokensIn + row.tokensIn,
      tokensCached: sum.tokensCached + row.tokensCached,
      tokensOut: sum.tokensOut + row.tokensOut,
      toolCalls: sum.toolCalls + row.toolCalls,
      micros: sum.micros + row.micros,
      durationSeconds: sum.durationSeconds + row.durationSeconds,
    }),
    nothing,
  );
}

export function usagePart(usage: UsageFact): Usage {
  return {
    tokensIn: Number(usage.tokensIn),
    tokensCached: Number(usage.tokensCached),
    tokensOut: Number(usage.tokensOut),
    toolCalls: usage.toolCalls,
    money: formatMicros(usage.micros),
    durationSeconds: usage.durationSeconds,
  };
}

/** Every sum is over attempts as reported; what was booked stands beside it, and a difference is never hidden. */
export function assembleSpent(facts: ReceiptFacts, index: FactIndex): ReceiptDocument['spent'] {
  const { mission, attempts } = facts;
  const total = sumUsage(attempts);
  const lost = attempts.filter((attempt) => retried.has(attempt.outcome));
  const late = attempts.filter((attempt) => attempt.lateUsage);
  return {
    currency: facts.issuer.currency,
    total: usagePart(total),
    booked: formatMicros(mission.spentMicros),
    difference: formatMicros(mission.spentMicros - total.micros),
    budget: {
      money: mission.budgetMicros === null ? null : formatMicros(mission.budgetMicros),
      tokens: mission.budgetTokens === null ? null : Number(mission.budgetTokens),
    },
    byModel: byModel(facts),
    byTask: facts.tasks.flatMap((task) => {
      const own = index.attemptsOf(task.id);
      return own.length === 0 ? [] : [{ task: task.key, attempts: own.length, usage: usagePart(sumUsage(own)) }];
    }),
    lostToRetries: { attempts: lost.length, usage: usagePart(sumUsage(lost)) },
    late: { attempts: late.length, money: formatMicros(late.reduce((sum, { lateMicros }) => sum + lateMicros, 0n)) },
  };
}

function byModel({ modelUsage }: ReceiptFacts): ReceiptDocument['spent']['byModel'] {
  const rows = [...Map.groupBy(modelUsage, (row) => row.model)].map(([model, own]) => {
    const usage = sumUsage(own);
    const attempts = new Set(own.map((row) => row.attemptId)).size;
    return { model, attempts, usage };
  });
  rows.sort((a, b) => Number(b.usage.micros - a.usage.micros) || (a.model < b.model ? -1 : 1));
  return rows.map((row) => ({ ...row, usage: usagePart(row.usage) }));
}
