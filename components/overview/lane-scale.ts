export type Span = { from: number; until: number };

const hourMs = 3_600_000;

/** Where an instant stands in the span, 0 at its beginning and 1 at its end; outside it, at the nearer end. */
export const placeIn = ({ from, until }: Span, at: number): number =>
  Math.min(1, Math.max(0, (at - from) / (until - from)));

/** The full hours inside the span, without the last half hour, where "now" stands. */
export function hourTicks({ from, until }: Span): number[] {
  const ticks: number[] = [];
  for (let at = Math.ceil(from / hourMs) * hourMs; at < until - hourMs / 2; at += hourMs) ticks.push(at);
  return ticks;
}
