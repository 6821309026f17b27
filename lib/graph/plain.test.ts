import { expect, it } from 'vitest';
import { stackPlainly } from './plain';

it('tasks that wait for one task stand round it, as near as there is room', () => {
  const layerOf = new Map([
    ['a', 0],
    ['b', 0],
    ['a1', 1],
    ['a2', 1],
    ['a3', 1],
    ['b1', 1],
  ]);
  const links = ['a>a1', 'a>a2', 'a>a3', 'b>b1'].map((link) => {
    const [from = '', to = ''] = link.split('>');
    return { from, to };
  });
  const tops = stackPlainly({ ids: [...layerOf.keys()], layerOf, links });
  // Between a (0) and b (82), four tasks of 82 each.
  expect([...tops]).toEqual([
    ['a', 0],
    ['b', 82],
    ['a1', -102.5],
    ['a2', -20.5],
    ['a3', 61.5],
    ['b1', 143.5],
  ]);
});
