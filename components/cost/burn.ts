import type { MissionCost } from '@/lib/attempts/schema-cost';

/** Places in per cent of the picture, from its upper left. */
export type Place = { x: number; y: number };

export type BurnPicture = {
  /** Money, where any was spent; else tokens. */
  byMoney: boolean;
  spent: Place[];
  /** What is to come: from now to the end; level where no end is set. */
  expected: [Place, Place] | null;
  /** Null where there is no cap, or one so far above that the rest could not be seen beside it. */
  capY: number | null;
  now: number;
};

// A cap farther away than this would press everything else to the ground.
const mostAbove = 5;
// The highest line keeps off the upper edge.
const headroom = 1.1;

/** Where the lines of the burn go: what was spent by when, the cap, and what is expected in the end. */
export function placeBurn({ at, burn, spent, budget }: MissionCost): BurnPicture {
  const byMoney = Number(spent.money) > 0;
  const cap = byMoney ? numberOrNull(budget.money) : budget.tokens;
  const expected = byMoney ? numberOrNull(burn.expected) : null;
  const total = byMoney ? Number(spent.money) : spent.tokens;
  const highest = Math.max(total, expected ?? 0);
  const showsCap = cap !== null && cap <= highest * mostAbove;
  const top = Math.max(highest, showsCap ? cap : 0, 1e-9) * headroom;
  const y = (amount: number) => 100 - (amount / top) * 100;

  const time = (text: string) => new Date(text).getTime();
  const last = burn.points.at(-1)?.at ?? at;
  const [since, until] = [time(burn.since ?? at), Math.max(time(burn.until), time(last))];
  const x = (text: string) => (until > since ? ((time(text) - since) / (until - since)) * 100 : 100);
  const now = Math.min(100, x(at));
  const way = burn.points.map((point) => ({ x: x(point.at), y: y(byMoney ? Number(point.money) : point.tokens) }));
  return {
    byMoney,
    spent: [{ x: 0, y: 100 }, ...way, { x: Math.max(now, x(last)), y: y(total) }],
    expected:
      expected === null
        ? null
        : now < 100
          ? [
              { x: now, y: y(total) },
              { x: 100, y: y(expected) },
            ]
          : [
              { x: 0, y: y(expected) },
              { x: 100, y: y(expected) },
            ],
    capY: showsCap ? y(cap) : null,
    now,
  };
}

const numberOrNull = (amount: string | null): number | null => (amount === null ? null : Number(amount));

export const lineOf = (places: readonly Place[]): string => places.map(({ x, y }) => `${x},${y}`).join(' ');
