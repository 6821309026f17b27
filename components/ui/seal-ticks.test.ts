import { describe, expect, it } from 'vitest';
import { sealTicks } from './seal-ticks';

describe('a seal', () => {
  it('has one tick per hex digit, all round the dial', () => {
    const ticks = sealTicks('0f'.repeat(32), 45);
    expect(ticks).toHaveLength(64);
    expect([ticks[0]?.angle, ticks[63]?.angle]).toEqual([0, 354.375]);
  });
  it('draws a longer tick for a greater digit', () => {
    const [zero, fifteen] = sealTicks(`0f${'0'.repeat(62)}`, 45);
    expect([zero?.length, fifteen?.length]).toEqual([1.97, 19.8]);
  });
  it('looks different when one digit differs', () => {
    const one = sealTicks('a'.repeat(64), 45);
    const other = sealTicks(`${'a'.repeat(63)}b`, 45);
    expect(one).not.toEqual(other);
  });
  it('survives what is not a hash', () => {
    expect(sealTicks('', 45)).toHaveLength(64);
    expect(sealTicks('not hex', 45).every((tick) => Number.isFinite(tick.length))).toBe(true);
  });
});
