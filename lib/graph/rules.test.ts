import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CauseTask, countBehind, findTrueCauses } from './rules';

const task = (id: string, more: Partial<CauseTask> = {}): CauseTask => ({
  id,
  key: id.toUpperCase(),
  status: 'todo',
  root: null,
  citedTaskId: null,
  ...more,
});
const person = { kind: 'person', words: 'approve: send batch 1' } as const;
const fault = { kind: 'fault', words: 'failed 3 times' } as const;

describe('the true cause', () => {
  it('is found at the end of a long chain, and named on every task of it', () => {
    const causes = findTrueCauses(
      [
        task('t1', { status: 'blocked', root: person }),
        task('t2'),
        task('t3'),
        task('t4', { status: 'blocked', citedTaskId: 't3' }),
      ],
      [
        { from: 't1', to: 't2' },
        { from: 't2', to: 't3' },
      ],
    );
    const cause = { kind: 'person', taskId: 't1', key: 'T1', words: 'approve: send batch 1' };
    expect([...causes]).toEqual([
      ['t1', cause],
      ['t2', cause],
      ['t3', cause],
      ['t4', cause],
    ]);
  });

  it('is a person before a failure when both hold the same task', () => {
    const causes = findTrueCauses(
      [task('t1', { status: 'failed', root: fault }), task('t2', { status: 'review', root: person }), task('t3')],
      [
        { from: 't1', to: 't3' },
        { from: 't2', to: 't3' },
      ],
    );
    expect(causes.get('t3')?.key).toBe('T2');
  });

  it('is a cancelled task that somebody still waits for', () => {
    const causes = findTrueCauses([task('t1', { status: 'cancelled' }), task('t2')], [{ from: 't1', to: 't2' }]);
    expect(causes.get('t2')).toEqual({ kind: 'fault', taskId: 't1', key: 'T1', words: 'was cancelled' });
    expect(causes.has('t1')).toBe(false);
  });

  it('is not passed on by work that runs, nor past a dependency that is done or skipped', () => {
    const causes = findTrueCauses(
      [task('t1', { status: 'in_progress', root: person }), task('t2'), task('t3', { status: 'skipped' }), task('t4')],
      [
        { from: 't1', to: 't2' },
        { from: 't3', to: 't4' },
      ],
    );
    expect([...causes.keys()]).toEqual(['t1']);
  });

  it('does not hang on a circle', () => {
    const causes = findTrueCauses(
      [task('t1'), task('t2'), task('t3', { status: 'failed', root: fault })],
      [
        { from: 't1', to: 't2' },
        { from: 't2', to: 't1' },
        { from: 't3', to: 't1' },
      ],
    );
    expect([...causes.keys()].sort()).toEqual(['t1', 't2', 't3']);
  });

  it('agrees with a naive walk on every acyclic graph', () => {
    fc.assert(
      fc.property(dags, ({ tasks, links }) => {
        const causes = findTrueCauses(tasks, links);
        for (const { id } of tasks) expect(causes.get(id)?.taskId).toBe(walkNaively(id, tasks, links));
      }),
      { numRuns: 500 },
    );
  });

  it('of a chain of 20,000 tasks is found, and no task is looked at more often than in a short chain', () => {
    const looksPerTask = (count: number) => {
      let looks = 0;
      const counted = (one: CauseTask) =>
        new Proxy(one, {
          get: (target, name: keyof CauseTask) => {
            looks++;
            return target[name];
          },
        });
      const tasks = Array.from({ length: count }, (_, i) =>
        counted(task(`t${i}`, i === 0 ? { status: 'failed', root: fault } : {})),
      );
      const links = Array.from({ length: count - 1 }, (_, i) => ({ from: `t${i}`, to: `t${i + 1}` }));
      expect(findTrueCauses(tasks, links).size).toBe(count);
      return looks / count;
    };
    expect(looksPerTask(20_000)).toBeLessThan(looksPerTask(20) * 1.5);
  });

  it('counts the tasks behind it, without itself', () => {
    const cause = { kind: 'fault', taskId: 't1', key: 'T1', words: 'failed' } as const;
    expect(
      countBehind([
        { id: 't1', cause },
        { id: 't2', cause },
        { id: 't3', cause },
        { id: 't4', cause: null },
      ]).get('t1'),
    ).toBe(2);
  });
});

const statuses = ['todo', 'in_progress', 'review', 'blocked', 'done', 'failed', 'skipped', 'cancelled'] as const;

/** Links only lead from a lower index to a higher one; a blocked task may cite any earlier one. */
const dags = fc.integer({ min: 1, max: 14 }).chain((count) => {
  const node = fc.record({ status: fc.constantFrom(...statuses), asks: fc.boolean(), cites: fc.nat() });
  const pairs = fc.array(fc.tuple(fc.nat({ max: count - 1 }), fc.nat({ max: count - 1 })), { maxLength: 30 });
  return fc.tuple(fc.array(node, { minLength: count, maxLength: count }), pairs).map(([nodes, found]) => ({
    tasks: nodes.map(({ status, asks, cites }, i) => {
      const own =
        status === 'failed' ? fault : asks && !['done', 'skipped', 'cancelled'].includes(status) ? person : null;
      return task(`t${i}`, { status, root: own, citedTaskId: i > 0 && !own ? `t${cites % i}` : null });
    }),
    links: found.flatMap(([a, b]) => (a < b ? [{ from: `t${a}`, to: `t${b}` }] : [])),
  }));
});

function walkNaively(id: string, tasks: CauseTask[], links: { from: string; to: string }[]): string | undefined {
  const find = (wanted: string) => tasks.find((each) => each.id === wanted) as CauseTask;
  const roots = new Set<string>();
  const visit = (at: string, first: boolean) => {
    const here = find(at);
    if (here.root || here.status === 'cancelled') {
      if (first ? here.root : here.status !== 'in_progress') roots.add(at);
      return;
    }
    if (here.status !== 'todo' && here.status !== 'blocked') return;
    const before = links.filter((link) => link.to === at).map((link) => link.from);
    if (here.status === 'blocked' && here.citedTaskId) before.push(here.citedTaskId);
    for (const next of before) if (!['done', 'skipped'].includes(find(next).status)) visit(next, false);
  };
  visit(id, true);
  const rank = (root: string) => (find(root).root?.kind === 'person' ? 0 : 1);
  return [...roots].sort((a, b) => rank(a) - rank(b) || Number(a.slice(1)) - Number(b.slice(1)))[0];
}
