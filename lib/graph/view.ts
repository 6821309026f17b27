import { boundBoxes } from './boxes';
import { flagBoxes } from './flags';
import type { Box, MissionGraph } from './schema';

export type Viewport = { x: number; y: number; zoom: number };
type Room = { width: number; height: number; minZoom: number };

const margin = 28;
// Fitting a graph smaller than this would show shapes without words; then the part where something happens comes first.
const smallestFirstZoom = 0.62;
const firstZoom = 0.75;

/** The whole graph in the middle of the room, never enlarged; whole pixels keep hairlines sharp. Null without tasks. */
export function fitView(nodes: readonly Box[], room: Room): Viewport | null {
  const world = boundBoxes(nodes);
  if (!world || room.width === 0) return null;
  const fitting = Math.min((room.width - 2 * margin) / world.width, (room.height - 2 * margin) / world.height, 1);
  const zoom = Math.max(room.minZoom, fitting);
  return {
    x: Math.round((room.width - world.width * zoom) / 2 - world.x * zoom),
    y: Math.round((room.height - world.height * zoom) / 2 - world.y * zoom),
    zoom,
  };
}

/** Whether all of it is seen through this viewport. */
export function isWhole(
  nodes: readonly Box[],
  { x, y, zoom }: Viewport,
  room: Pick<Room, 'width' | 'height'>,
): boolean {
  const world = boundBoxes(nodes);
  if (!world) return true;
  const left = world.x * zoom + x;
  const top = world.y * zoom + y;
  return left >= 0 && top >= 0 && left + world.width * zoom <= room.width && top + world.height * zoom <= room.height;
}

/** The tasks with their flags, and the lanes behind them, whose names stand above their first task. */
export const boxesOf = ({ nodes, branches }: Pick<MissionGraph, 'nodes' | 'branches'>): Box[] => [
  ...nodes,
  ...flagBoxes(nodes),
  ...branches.filter(({ width }) => width > 0),
];

/** What is seen first: all of it where that can be read, else a cause, running work or the beginning. */
export function firstView(graph: Pick<MissionGraph, 'nodes' | 'branches'>, room: Room): Viewport | null {
  const { nodes } = graph;
  const fitted = fitView(boxesOf(graph), room);
  const world = boundBoxes(boxesOf(graph));
  if (!fitted || !world || fitted.zoom >= smallestFirstZoom) return fitted;
  const focus =
    nodes.find(({ cause, id }) => cause?.taskId === id) ??
    nodes.find(({ status }) => status === 'in_progress') ??
    nodes[0];
  const at = focus ?? world;
  return {
    x: centreOn(at.x + at.width / 2, world.x, world.width, room.width),
    y: centreOn(at.y + at.height / 2, world.y, world.height, room.height),
    zoom: firstZoom,
  };
}

/** Puts a point in the middle of the room, as far as that leaves no room empty beside the graph. */
function centreOn(point: number, from: number, length: number, room: number): number {
  const most = margin - from * firstZoom;
  const least = room - margin - (from + length) * firstZoom;
  const offset = room / 2 - point * firstZoom;
  return Math.round(least > most ? (most + least) / 2 : Math.min(most, Math.max(least, offset)));
}
