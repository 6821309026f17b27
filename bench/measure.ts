/** What a row of the table is made from: milliseconds of each call, and calls a second over all lanes. */
export type Measured = { p50: number; p95: number; perSecond: number; count: number };

export type Bounds = { lanes: number; count: number; limitMs: number };

/** Runs `work` up to `count` times in parallel lanes, no longer than `limitMs`. A lane ends early where work says false. */
export async function measure(
  { lanes, count, limitMs }: Bounds,
  work: (turn: number, lane: number) => Promise<boolean | undefined>,
): Promise<Measured> {
  const spent: number[] = [];
  const startedAt = performance.now();
  let turn = 0;
  const lane = async (_: unknown, index: number): Promise<void> => {
    while (turn < count && performance.now() - startedAt < limitMs) {
      const begun = performance.now();
      if ((await work(turn++, index)) === false) return;
      spent.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const seconds = (performance.now() - startedAt) / 1000;
  return { ...quantiles(spent), perSecond: spent.length / seconds, count: spent.length };
}

export function quantiles(values: readonly number[]): { p50: number; p95: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
}
