/** The number that the next task of a mission will get: keys are never given twice. */
export const nextNumber = (keys: readonly string[]): number =>
  keys.reduce((most, key) => Math.max(most, Number(key.slice(1)) + 1 || 0), 0);
