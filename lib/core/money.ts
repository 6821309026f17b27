// Money is whole micros (a millionth of the currency unit) inside, a decimal string on the wire: no float touches it.
const shape = /^(\d{1,12})(?:\.(\d{1,6}))?$/;

/** '12.5' → 12_500_000n. Throws a RangeError on anything but a plain, non-negative decimal with at most 6 places. */
export function parseMicros(text: string): bigint {
  const found = shape.exec(text);
  if (!found) throw new RangeError('Money is a plain decimal with at most 12 digits and 6 places, such as "12.50".');
  return BigInt(found[1] ?? '0') * 1_000_000n + BigInt((found[2] ?? '').padEnd(6, '0'));
}

/** 12_500_000n → '12.50'; at least two places, more only where they are not zero. */
export function formatMicros(micros: bigint): string {
  const sign = micros < 0n ? '-' : '';
  const size = micros < 0n ? -micros : micros;
  const places = (size % 1_000_000n)
    .toString()
    .padStart(6, '0')
    .replace(/0{1,4}$/, '');
  return `${sign}${size / 1_000_000n}.${places}`;
}

export const isMoney = (text: string): boolean => shape.test(text);
