/** Lines of a form or a log with their place, which is all that tells two equal ones apart. */
export const placed = <T extends object>(items: readonly T[]): (T & { place: number })[] =>
  items.map((item, place) => ({ ...item, place }));
