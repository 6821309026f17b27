import { expect, test } from 'vitest';
import type { MissionCost } from '@/lib/attempts/schema-cost';
import { placeBurn } from './burn';

const at = (hour: string) => `2030-01-01T${hour}:00:00.000Z`;
const burn = {
  since: at('00'),
  until: at('20'),
  expected: '20.00',
  points: [
    { at: at('05'), money: '5.00', tokens: 50 },
    { at: at('10'), money: '10.00', tokens: 100 },
  ],
};
const cost = (given: Partial<MissionCost> = {}) =>
  placeBurn({
    ...{ at: at('10'), currency: 'EUR', burn, spent: { money: '10.00', tokens: 100 } },
    ...{ budget: { money: '40.00', tokens: null }, lost: { money: '0.00', attempts: 0 } },
    ...{ days: [], models: [], workers: [], tasks: [], rest: { tasks: 0, money: '0.00' } },
    ...given,
  });
const rounded = (places: readonly { x: number; y: number }[] | null) =>
  places?.map(({ x, y }) => [Math.round(x), Math.round(y)]);

test('the line of what was spent runs until now, and from there a way leads to what is expected at the target date', () => {
  const picture = cost();
  expect(rounded(picture.spent)).toEqual([
    [0, 100],
    [25, 89],
    [50, 77],
    [50, 77],
  ]);
  expect(rounded(picture.expected)).toEqual([
    [50, 77],
    [100, 55],
  ]);
  expect(Math.round(picture.capY ?? 0)).toBe(9);
});

test('without a date ahead the expectation is a level; a cap far above is left out of the picture', () => {
  const picture = cost({ at: at('20'), burn: { ...burn, until: at('20') }, budget: { money: '500.00', tokens: null } });
  expect(rounded(picture.expected)).toEqual([
    [0, 9],
    [100, 9],
  ]);
  expect(picture.capY).toBeNull();
});

test('where no money was reported, tokens burn against their cap, and nothing is expected', () => {
  const picture = cost({ spent: { money: '0.00', tokens: 100 }, budget: { money: '40.00', tokens: 50 } });
  expect(picture).toMatchObject({ byMoney: false, expected: null });
  expect(Math.round(picture.capY ?? 0)).toBe(55);
});

test('with nothing booked yet there is a ground line and no division by nothing', () => {
  const none = { ...burn, since: null, until: at('10'), expected: null, points: [] };
  const picture = cost({ burn: none, spent: { money: '0.00', tokens: 0 }, budget: { money: null, tokens: null } });
  expect(rounded(picture.spent)).toEqual([
    [0, 100],
    [100, 100],
  ]);
});
