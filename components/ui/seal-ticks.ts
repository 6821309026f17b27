/** The length of each of the 64 ticks, from a short stub for 0 to almost half the radius for f. */
export function sealTicks(sha256: string, radius: number): { angle: number; length: number }[] {
  const shortest = radius * 0.0437;
  const step = (radius * 0.44 - shortest) / 15;
  return [...sha256.toLowerCase().padEnd(64, '0').slice(0, 64)].map((digit, index) => {
    const value = Number.parseInt(digit, 16);
    return { angle: index * 5.625, length: Number((shortest + step * (Number.isNaN(value) ? 0 : value)).toFixed(2)) };
  });
}
