import type { ContractTerms } from '@/lib/contracts/schema';
import { formatMicros, parseMicros } from '@/lib/core/money';

/** Every cap of the budget times a factor, rounded up to whole units of what people count in. */
export function raisedBy({ money, tokens, activeMinutes }: ContractTerms['budget'], factor: number) {
  return {
    ...(money !== undefined && { money: raisedMoney(money, factor) }),
    ...(tokens !== undefined && { tokens: Math.ceil(tokens * factor) }),
    ...(activeMinutes !== undefined && { activeMinutes: Math.ceil(activeMinutes * factor) }),
  };
}

const centMicros = 10_000n;

// In hundredths of the factor and whole cents: money takes no way through binary fractions.
function raisedMoney(money: string, factor: number): string {
  const micros = (parseMicros(money) * BigInt(Math.round(factor * 100))) / 100n;
  return formatMicros(((micros + centMicros - 1n) / centMicros) * centMicros);
}
