export type Step = { /** Of the day that has passed, 0 to 1. */ share: number; sum: number };

const dayMs = 86_400_000;

/** The sum after each hour, from midnight of this browser up to now. Places for a drawing; amounts stay decimal elsewhere. */
export function stepsOf(hours: readonly { at: string; money: string }[], now: Date): Step[] {
  const midnight = new Date(now);
  midnight.setHours(0, 0, 0, 0);
  const shareOf = (at: number) => Math.min(1, Math.max(0, (at - midnight.getTime()) / dayMs));
  const steps: Step[] = [{ share: 0, sum: 0 }];
  let sum = 0;
  for (const { at, money } of hours) {
    sum += Number(money);
    steps.push({ share: shareOf(Date.parse(at)), sum });
  }
  steps.push({ share: shareOf(now.getTime()), sum });
  return steps;
}
