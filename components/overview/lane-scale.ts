export type Span = { from: number; until: number };

const hourMs = 3_600_000;

/** Where an instant stands in the span, 0 at its beginning and 1 at its end; outside it, at the nearer end. */
export const placeIn = ({ from, until }: Span, at: number): number =>
  Math.min(1, Math.max(0, (at - from) / (until - from)));

/**
 * The full hours inside the span, without the last half hour, where "now" stands. `pastMs` is what the reader's clock
 * shows past the hour at a full hour of UTC: not every zone is whole hours away.
 */
export function hourTicks({ from, until }: Span, pastMs = 0): number[] {
  const ticks: number[] = [];
  for (let at = Math.ceil((from + pastMs) / hourMs) * hourMs - pastMs; at < until - hourMs / 2; at += hourMs)
    ticks.push(at);
  return ticks;
}
