import { size } from './boxes';
import type { Box } from './schema';

export type Point = readonly [x: number, y: number];
/** An edge as a line of horizontal and vertical strokes; the last point is the arrow's tip. */
export type Route = { id: string; from: string; to: string; points: Point[] };

export const edgeId = ({ from, to }: { from: string; to: string }): string => `${from}>${to}`;

type Spot = Box & { id: string };
type Column = { left: number; right: number; spots: Spot[] };
type Draft = { from: string; to: string; y0: number; y1: number; along: number | null; a: number; b: number };

// Clear space that a stroke needs above and below it when it passes between tasks.
const clearance = 5;
// A detour longer than this reads worse than a stroke that passes behind a task.
const longestDetour = 260;
const trackPitch = 6;

/** A route for every edge whose ends are drawn: through the gutters between columns, past tasks rather than behind them. */
export function routeEdges(
  nodes: readonly Spot[],
  edges: readonly { from: string; to: string }[],
  ports = noPorts,
): Route[] {
  const columns = findColumns(nodes);
  const columnOf = new Map(columns.flatMap((column, index) => column.spots.map((spot) => [spot.id, index] as const)));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const drafts = edges.flatMap(({ from, to }): Draft[] => {
    const [source, target, a, b] = [byId.get(from), byId.get(to), columnOf.get(from), columnOf.get(to)];
    if (!source || !target || a === undefined || b === undefined) return [];
    const y0 = source.y + (ports.get(edgeId({ from, to })) ?? source.height / 2);
    const y1 = target.y + target.height / 2;
    return [{ from, to, y0, y1, a, b, along: findCorridor(columns, a, b, y0, y1) }];
  });
  const track = assignTracks(drafts, columns);
  return drafts.map((draft) => {
    const { from, to } = draft;
    return { id: edgeId(draft), from, to, points: drawRoute(draft, byId, track) };
  });
}

const noPorts: ReadonlyMap<string, number> = new Map();

function findColumns(nodes: readonly Spot[]): Column[] {
  const columns: Column[] = [];
  for (const spot of [...nodes].sort((a, b) => a.x + a.width / 2 - (b.x + b.width / 2) || a.y - b.y)) {
    const last = columns.at(-1);
    if (last && spot.x + spot.width / 2 < last.right) {
      last.spots.push(spot);
      last.left = Math.min(last.left, spot.x);
      last.right = Math.max(last.right, spot.x + spot.width);
    } else columns.push({ left: spot.x, right: spot.x + spot.width, spots: [spot] });
  }
  return columns;
}

/** The height at which an edge crosses the columns between its ends; null where there are none. */
function findCorridor(columns: readonly Column[], a: number, b: number, y0: number, y1: number): number | null {
  if (b === a + 1 || b === a) return null;
  const crossed = b > a ? columns.slice(a + 1, b) : columns.slice(b, a + 1);
  const taken = crossed
    .flatMap(({ spots }) => spots.map((spot) => [spot.y - clearance, spot.y + spot.height + clearance] as const))
    .sort((one, other) => one[0] - other[0]);
  const isFree = (y: number) => taken.every(([top, bottom]) => y <= top || y >= bottom);
  if (isFree(y1)) return y1;
  if (isFree(y0)) return y0;
  const detour = (y: number) => Math.abs(y - y0) + Math.abs(y - y1) - Math.abs(y0 - y1);
  let best = y0;
  let shortest = longestDetour;
  let bottom = (taken[0]?.[0] ?? 0) - 2 * size.gapY;
  for (const [top, end] of [...taken, [Number.POSITIVE_INFINITY, 0] as const]) {
    if (top >= bottom) {
      const y = Number.isFinite(top) ? (bottom + top) / 2 : bottom + clearance;
      if (detour(y) < shortest) [best, shortest] = [y, detour(y)];
    }
    bottom = Math.max(bottom, end);
  }
  return best;
}

type Track = (gutter: number, net: string) => number;

/** Vertical strokes of different tasks in one gutter get an x of their own where they would overlap. */
function assignTracks(drafts: readonly Draft[], columns: readonly Column[]): Track {
  const gutters = new Map<number, Map<string, [number, number]>>();
  const add = (gutter: number, net: string, ...ys: number[]) => {
    const nets = gutters.get(gutter) ?? new Map<string, [number, number]>();
    const [low, high] = nets.get(net) ?? [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    gutters.set(gutter, nets.set(net, [Math.min(low, ...ys), Math.max(high, ...ys)]));
  };
  for (const { from, to, y0, y1, along, a, b } of drafts) {
    if (along === null) add(a, from, y0, y1);
    else {
      if (along !== y0 || b < a) add(a, from, y0, along);
      if (along !== y1 || b < a) add(b - 1, `>${to}`, along, y1);
    }
  }
  const xs = new Map<string, number>();
  for (const [gutter, nets] of gutters) {
    const ends: number[] = [];
    const trackOf = [...nets]
      .sort(([, one], [, other]) => one[0] - other[0])
      .map(([net, [low, high]]) => {
        const found = ends.findIndex((end) => end <= low);
        const index = found === -1 ? ends.length : found;
        ends[index] = high;
        return [net, index] as const;
      });
    const [left, right] = gutterBounds(columns, gutter);
    const pitch = Math.min(trackPitch, (right - left - 12) / Math.max(1, ends.length));
    for (const [net, index] of trackOf) {
      xs.set(`${gutter} ${net}`, (left + right) / 2 + (index - (ends.length - 1) / 2) * Math.max(0, pitch));
    }
  }
  return (gutter, net) =>
    xs.get(`${gutter} ${net}`) ?? (gutterBounds(columns, gutter)[0] + gutterBounds(columns, gutter)[1]) / 2;
}

/** Left and right of the gutter after this column; at the rim of the graph it is as wide as an ordinary one. */
function gutterBounds(columns: readonly Column[], gutter: number): [number, number] {
  const [before, after] = [columns[gutter], columns[gutter + 1]];
  const left = before?.right ?? (after?.left ?? 0) - size.gapX;
  // Beside a wide gutter strokes keep to the last stretch, so that they stay clear of the gate.
  return [left, Math.max(left, after ? Math.min(after.left, left + 2 * size.gapX + 40) : left + size.gapX)];
}

function drawRoute({ from, to, y0, y1, along, a, b }: Draft, byId: Map<string, Spot>, track: Track): Point[] {
  const source = byId.get(from) as Spot;
  const target = byId.get(to) as Spot;
  const start: Point = [source.x + source.width, y0];
  const leave = track(a, from);
  if (a === b) return tidy([start, [leave, y0], [leave, y1], [target.x + target.width, y1]]);
  const end: Point = [target.x, y1];
  if (along === null) return tidy([start, [leave, y0], [leave, y1], end]);
  const enter = track(b - 1, `>${to}`);
  return tidy([start, [leave, y0], [leave, along], [enter, along], [enter, y1], end]);
}

/** Without points in which nothing turns. */
function tidy(points: Point[]): Point[] {
  return points.filter((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (!before || !after) return true;
    const flat = before[1] === point[1] && point[1] === after[1];
    const steep = before[0] === point[0] && point[0] === after[0];
    return !flat && !steep;
  });
}

const cornerRadius = 5;
const arrow = { length: 5.5, half: 3.5 };

/** The stroke of a route as SVG path data, with rounded corners. */
export function strokeOf({ points }: Route): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let path = `M${first[0]} ${first[1]}`;
  for (const [index, corner] of rest.entries()) {
    const before = points[index] as Point;
    const after = rest[index + 1];
    if (!after) path += `L${corner[0]} ${corner[1]}`;
    else {
      const radius = Math.min(cornerRadius, distance(before, corner) / 2, distance(corner, after) / 2);
      const [enter, leave] = [towards(corner, before, radius), towards(corner, after, radius)];
      path += `L${enter[0]} ${enter[1]}Q${corner[0]} ${corner[1]} ${leave[0]} ${leave[1]}`;
    }
  }
  return path;
}

/** The arrow head at the tip of a route. */
export function arrowOf({ points }: Route): string {
  const [tip, before] = [points.at(-1), points.at(-2)];
  if (!tip || !before) return '';
  const back = tip[0] >= before[0] ? -arrow.length : arrow.length;
  return `M${tip[0] + back} ${tip[1] - arrow.half}L${tip[0]} ${tip[1]}L${tip[0] + back} ${tip[1] + arrow.half}Z`;
}

/** The middle of the longest stroke: the spot that is furthest from other lines. */
export function middleOf(points: readonly Point[]): Point {
  let best: Point = points[0] ?? [0, 0];
  let longest = -1;
  for (const [index, to] of points.slice(1).entries()) {
    const from = points[index] as Point;
    if (distance(from, to) > longest) {
      longest = distance(from, to);
      best = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
    }
  }
  return best;
}

/** The route whose line passes nearest to a point, and no further from it than `reach`. */
export function routeAt(routes: readonly Route[], point: Point, reach: number): Route | undefined {
  let nearest = reach;
  let found: Route | undefined;
  for (const route of routes)
    for (let index = 1; index < route.points.length; index++) {
      const away = awayFrom(route.points[index - 1] as Point, route.points[index] as Point, point);
      if (away <= nearest) [nearest, found] = [away, route];
    }
  return found;
}

/** How far a point is from a horizontal or vertical stroke. */
function awayFrom([x0, y0]: Point, [x1, y1]: Point, [x, y]: Point): number {
  const beside = (from: number, to: number, at: number) =>
    Math.max(Math.min(from, to) - at, 0, at - Math.max(from, to));
  return Math.hypot(beside(x0, x1, x), beside(y0, y1, y));
}

const distance = (a: Point, b: Point): number => Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]);

function towards(from: Point, to: Point, length: number): Point {
  const whole = distance(from, to) || 1;
  return [from[0] + ((to[0] - from[0]) * length) / whole, from[1] + ((to[1] - from[1]) * length) / whole];
}
