import { laneBox, size, slot } from './boxes';
import type { LayoutInput, LayoutTask } from './layers';
import { indexLinks, sortByDependency } from './paths';
import type { Box, Positions } from './schema';

const pitchX = size.node.width + size.gapX;
const pitchY = size.node.height + size.gapY;

/** Gives a place to the tasks that have none, as near to their neighbours as is free. What stands is never moved. */
export function placeAround(input: LayoutInput, standing: Positions): Positions {
  const placed: Positions = {};
  for (const { id } of input.tasks) {
    const at = standing[id];
    if (at) placed[id] = at;
  }
  const { before, after } = indexLinks(input.links);
  const byId = new Map(input.tasks.map((task) => [task.id, task]));
  for (const id of sortByDependency([...byId.keys()], input.links)) {
    const task = byId.get(id);
    if (!task || placed[id]) continue;
    const wish = wishFor(task, input, placed, before.get(id) ?? [], after.get(id) ?? []);
    placed[id] = nearestFree(wish, obstaclesFor(task, input, placed));
  }
  return placed;
}

type Wish = { x: number; y: number; downwards: boolean };

/** Right of what it waits for; else left of what waits for it; else at the foot of its milestone's first column. */
function wishFor(task: LayoutTask, input: LayoutInput, placed: Positions, before: string[], after: string[]): Wish {
  const at = (ids: string[]) => ids.flatMap((id) => placed[id] ?? []);
  const [earlier, later] = [at(before), at(after)];
  const range = milestoneRange(task, input, placed);
  const within = (x: number) => Math.min(range.right, Math.max(range.left, x));
  const middle = (list: { y: number }[]) => Math.round(list.reduce((sum, { y }) => sum + y, 0) / list.length);
  if (earlier.length > 0) {
    const x = snapToColumn(Math.max(...earlier.map((one) => one.x)) + pitchX, 1, placed);
    return { x: within(x), y: middle(earlier), downwards: false };
  }
  if (later.length > 0) {
    const x = snapToColumn(Math.min(...later.map((one) => one.x)) - pitchX, -1, placed);
    return { x: within(x), y: middle(later), downwards: false };
  }
  const mates = input.tasks.filter(
    (other) => other.milestoneId === task.milestoneId && other.branchId === task.branchId,
  );
  const peers = at(mates.map(({ id }) => id));
  const x = peers.length > 0 ? Math.min(...peers.map((peer) => peer.x)) : within(0);
  const y = Math.min(
    ...(peers.length > 0 ? peers : Object.values(placed)).map((peer) => peer.y),
    Number.MAX_SAFE_INTEGER,
  );
  return { x, y: y === Number.MAX_SAFE_INTEGER ? 0 : y, downwards: true };
}

/** The next column that stands already, if one is near: gutters between columns are where edges run. */
function snapToColumn(x: number, direction: 1 | -1, placed: Positions): number {
  const ahead = Object.values(placed)
    .map((at) => (at.x - x) * direction)
    .filter((distance) => distance >= 0 && distance < pitchX);
  return ahead.length > 0 ? x + Math.min(...ahead) * direction : x;
}

/** How far left and right a task may stand without crossing into the milestone before or after its own. */
function milestoneRange(task: LayoutTask, input: LayoutInput, placed: Positions): { left: number; right: number } {
  const order = new Map(input.milestones.map(({ id }, index) => [id, index]));
  const own = order.get(task.milestoneId ?? '');
  const range = { left: Number.NEGATIVE_INFINITY, right: Number.POSITIVE_INFINITY };
  if (own === undefined) return range;
  const gate = size.node.width + size.gateBefore + size.gateAfter;
  for (const other of input.tasks) {
    const at = placed[other.id];
    const index = order.get(other.milestoneId ?? '');
    if (!at || index === undefined || index === own) continue;
    if (index < own) range.left = Math.max(range.left, at.x + gate);
    else range.right = Math.min(range.right, at.x - gate);
  }
  // Where the next milestone leaves no room, the column of the own one that is nearest to it.
  return range.right < range.left ? { left: range.left, right: range.left } : range;
}

/** Other tasks, and the whole lanes of other branches. */
function obstaclesFor(task: LayoutTask, input: LayoutInput, placed: Positions): Box[] {
  const lanes = new Map<string, Box[]>();
  const obstacles: Box[] = [];
  for (const other of input.tasks) {
    const at = placed[other.id];
    if (!at) continue;
    if (other.branchId === null || other.branchId === task.branchId) obstacles.push(slot(at));
    else lanes.set(other.branchId, [...(lanes.get(other.branchId) ?? []), slot(at)]);
  }
  // Its own lane needs room as well: for its name above it, and below.
  const [above, below] = task.branchId === null ? [0, 0] : [size.laneHead, size.lanePad];
  for (const slots of lanes.values()) {
    const box = laneBox(slots);
    if (box) obstacles.push({ ...box, y: box.y - below, height: box.height + below + above });
  }
  return obstacles;
}

function nearestFree(wish: Wish, obstacles: readonly Box[]): { x: number; y: number } {
  const column = obstacles.filter((box) => box.x < wish.x + pitchX && box.x + box.width + size.gapX > wish.x);
  const isFree = (y: number) => column.every((box) => y + pitchY <= box.y || y >= box.y + box.height + size.gapY);
  const tries = [wish.y, ...column.flatMap((box) => [box.y + box.height + size.gapY, box.y - pitchY])];
  const free = tries.filter((y) => isFree(y) && (!wish.downwards || y >= wish.y));
  const cost = (y: number) => Math.abs(y - wish.y) - (y > wish.y ? 0.5 : 0);
  return { x: wish.x, y: free.reduce((best, y) => (cost(y) < cost(best) ? y : best), free[0] ?? wish.y) };
}
