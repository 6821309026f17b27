import type { Box } from './schema';

/** Fixed measures of the drawing, in pixels; the same numbers are tokens in the style sheet. */
export const size = {
  node: { width: 146, height: 68 },
  /** A task of a sealed milestone is drawn smaller, in the middle of the same slot. */
  slim: { width: 126, height: 46 },
  gapX: 22,
  gapY: 14,
  /** Between milestones: 20 to the gate, 14 to the next task. */
  gateBefore: 26,
  gateAfter: 14,
  laneHead: 34,
  lanePad: 14,
  laneGap: 6,
} as const;

export const slot = (at: { x: number; y: number }): Box => ({ ...at, ...size.node });

/** The smallest box round all of these; null round nothing. */
export function boundBoxes(boxes: readonly Box[]): Box | null {
  const first = boxes[0];
  if (!first) return null;
  let [left, top, right, bottom] = [first.x, first.y, first.x + first.width, first.y + first.height];
  for (const box of boxes) {
    left = Math.min(left, box.x);
    top = Math.min(top, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** A lane: its tasks with room for its name above them. */
export function laneBox(slots: readonly Box[]): Box | null {
  const tight = boundBoxes(slots);
  if (!tight) return null;
  return {
    x: tight.x - size.gateAfter,
    y: tight.y - size.laneHead,
    width: tight.width + 2 * size.gateAfter,
    height: tight.height + size.laneHead + size.lanePad,
  };
}
