import type { Point } from './route';

// About what a window shows where tasks can be read.
const width = 2_000;
const height = 1_500;

/** What begins near each other, together: drawn as one, it is left out as one where it is out of sight. */
export function splitRegions<T>(things: readonly T[], startOf: (thing: T) => Point): T[][] {
  const regions = Map.groupBy(things, (thing) => {
    const [x, y] = startOf(thing);
    return `${Math.floor(x / width)} ${Math.floor(y / height)}`;
  });
  return [...regions.values()];
}
