import { expect, test } from 'vitest';
import { raisedBy } from './raise';

test('each cap that there is grows by the factor, and no other appears', () => {
  expect(raisedBy({ money: '5.00', tokens: 500_000, attemptsPerTask: 3, words: '' }, 1.25)).toEqual({
    money: '6.25',
    tokens: 625_000,
  });
});

test('money is rounded up to whole cents, so that a raise is never too small by a fraction', () => {
  expect(raisedBy({ money: '0.01', attemptsPerTask: 3, words: '' }, 1.5)).toEqual({ money: '0.02' });
  expect(raisedBy({ money: '90000000000.10', attemptsPerTask: 3, words: '' }, 2)).toEqual({
    money: '180000000000.20',
  });
});
