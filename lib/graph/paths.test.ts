import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCriticalPath, findCycle, sortByDependency } from './paths';

const chain = [
  { from: 'a', to: 'b' },
  { from: 'b', to: 'c' },
];

describe('a cycle', () => {
  it('is named from the new edge round to its start', () => {
    expect(findCycle(chain, 'c', 'a')).toEqual(['a', 'b', 'c', 'a']);
    expect(findCycle(chain, 'b', 'a')).toEqual(['a', 'b', 'a']);
    expect(findCycle(chain, 'a', 'a')).toEqual(['a', 'a']);
  });

  it('is not claimed where there is none', () => {
    expect(findCycle(chain, 'a', 'c')).toBeNull();
  });

  it('is refused exactly when the graph could no longer be sorted', () => {
    const pair = fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 7 }));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 14 }), pair, (pairs, [from, to]) => {
        const links = pairs.flatMap(([a, b]) => (a < b ? [{ from: `${a}`, to: `${b}` }] : []));
        const ids = ['0', '1', '2', '3', '4', '5', '6', '7'];
        const next = { from: `${from}`, to: `${to}` };
        const order = sortByDependency(ids, [...links, next]);
        const sorts = [...links, next].every((link) => order.indexOf(link.from) < order.indexOf(link.to));
        expect(findCycle(links, next.from, next.to) === null).toBe(sorts);
      }),
    );
  });
});

describe('the critical path', () => {
  const node = (id: string, estimateMinutes: number | null, status: 'todo' | 'done' = 'todo') => ({
    id,
    status,
    pruned: false,
    estimateMinutes,
  });
  const diamond = [
    { from: 'a', to: 'b' },
    { from: 'a', to: 'c' },
    { from: 'b', to: 'd' },
    { from: 'c', to: 'd' },
  ];

  it('follows the longest estimates where every open task has one', () => {
    expect(findCriticalPath([node('a', 5), node('b', 10), node('c', 60), node('d', 1)], diamond)).toEqual([
      'a',
      'c',
      'd',
    ]);
  });

  it('counts tasks where an estimate is missing, and leaves out what is done', () => {
    expect(findCriticalPath([node('a', 5, 'done'), node('b', null), node('c', 60), node('d', 1)], diamond)).toEqual([
      'b',
      'd',
    ]);
  });

  it('is empty when nothing is open', () => {
    expect(findCriticalPath([node('a', 5, 'done')], [])).toEqual([]);
  });
});
