import { beforeAll, describe, expect, it } from 'vitest';
import type { DomainError } from '@/lib/core/errors';
import { anAgent, aWorkspace, type TestWorkspace } from '@/test/factories';
import { aRunningMission, call, claim, complete } from '@/test/factories-governance';
import { queryTaskOutput } from './handlers';
import { maxItemCharacters } from './schema';

type Found = {
  items: { taskKey: string; value: unknown; beginning?: string; length: number }[];
  nextCursor: string | null;
  groups?: { group: unknown; values: unknown[] }[];
  piece?: { text: string; length: number; nextOffset: number | null };
};

const pages = (key: string) =>
  Array.from({ length: 25 }, (_, at) => ({
    url: `/${key}/${at}`,
    score: (at * 37) % 100,
    kind: at % 3 === 0 ? 'post' : 'page',
    tags: at % 2 === 0 ? ['new'] : [],
    ...(at % 5 < 2 && { owner: at % 5 === 0 ? `owner-${at}` : null }),
  }));

let owner: TestWorkspace['owner'];
let mission: string;
const query = (more: object): Promise<Found> => call(owner, queryTaskOutput, { mission, ...more }) as Promise<Found>;
const values = async (more: object) =>
  (await query({ path: 'pages', limit: 200, ...more })).items.map(({ value }) => value);

beforeAll(async () => {
  const workspace = await aWorkspace();
  owner = workspace.owner;
  const titles = ['first', 'second', 'open'].map((title, at) => ({ title, ...(at === 0 && { fulfils: ['A1'] }) }));
  const { id, tasks } = await aRunningMission(owner, titles);
  mission = id;
  const agent = await anAgent(workspace);
  for (const key of ['T0', 'T1']) {
    const held = await claim(agent.tenant, tasks[key] ?? '');
    await complete(agent.tenant, held, { output: { pages: pages(key), long: 'x'.repeat(20_000), total: 25 } });
  }
});

const everything = [...pages('T0'), ...pages('T1')];

describe('the outputs of finished tasks', () => {
  it('are taken apart at a path, task by task in their order, and never those of a task that is not done', async () => {
    expect(await values({})).toEqual(everything);
    expect(await values({ task: 'T1' })).toEqual(pages('T1'));
    expect(await values({ task: 'T2' })).toEqual([]);
    expect((await query({ path: 'total' })).items.map(({ taskKey, value }) => [taskKey, value])).toEqual([
      ['T0', 25],
      ['T1', 25],
    ]);
    expect((await query({ path: 'pages.3.url' })).items.map(({ value }) => value)).toEqual(['/T0/3', '/T1/3']);
    expect((await query({ path: 'nothing' })).items).toEqual([]);
  });

  it.each([
    ['eq', 'kind', 'post', ({ kind }: (typeof everything)[number]) => kind === 'post'],
    ['ne', 'kind', 'post', ({ kind }) => kind !== 'post'],
    ['gt', 'score', 74, ({ score }) => score > 74],
    ['lt', 'score', 26, ({ score }) => score < 26],
    ['gte', 'score', 74, ({ score }) => score >= 74],
    ['lte', 'score', 26, ({ score }) => score <= 26],
    ['contains', 'url', 'T1/2', ({ url }) => url.includes('T1/2')],
    ['contains', 'tags', 'new', ({ tags }) => tags.includes('new')],
    ['eq', 'owner', null, (page) => page.owner === null],
    ['gt', 'url', 50, () => false],
    ['contains', 'url', "'; drop table task; --", () => false],
  ] satisfies [string, string, unknown, (page: (typeof everything)[number]) => boolean][])(
    'are narrowed by %s on %s',
    async (op, field, value, keeps) => {
      expect(await values({ where: [{ field, op, value }] })).toEqual(everything.filter(keeps));
    },
  );

  it.each(['asc', 'desc'] as const)(
    'come page by page in %s order of a field, each once, those without it last',
    async (order) => {
      const seen: { score: number; owner?: string | null }[] = [];
      for (const orderBy of ['score', 'owner'] as const) {
        seen.length = 0;
        let cursor: string | undefined;
        do {
          const page = await query({ path: 'pages', orderBy, order, limit: 7, ...(cursor && { cursor }) });
          seen.push(...(page.items.map(({ value }) => value) as typeof seen));
          cursor = page.nextCursor ?? undefined;
        } while (cursor);
        expect(seen, orderBy).toHaveLength(everything.length);
        expect(new Set(seen.map((page) => JSON.stringify(page))).size).toBe(everything.length);
        const withIt = seen.map((page) => (page[orderBy] ?? null) !== null);
        expect(withIt.indexOf(false) === -1 || !withIt.slice(withIt.indexOf(false)).includes(true)).toBe(true);
        if (orderBy !== 'score') continue;
        const scores = seen.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((a, b) => (order === 'asc' ? a - b : b - a)));
      }
    },
  );

  it('are counted, summed and grouped', async () => {
    const { groups } = await query({
      path: 'pages',
      groupBy: 'kind',
      aggregate: [
        { op: 'count' },
        { op: 'sum', field: 'score' },
        { op: 'min', field: 'score' },
        { op: 'max', field: 'score' },
        { op: 'avg', field: 'score' },
        { op: 'distinct', field: 'tags' },
        { op: 'sum', field: 'url' },
      ],
    });
    for (const kind of ['page', 'post']) {
      const scores = everything.filter((page) => page.kind === kind).map(({ score }) => score);
      const sum = scores.reduce((total, score) => total + score, 0);
      const [count, summed, least, most, mean, tags, words] = groups?.find(({ group }) => group === kind)?.values ?? [];
      expect([count, summed, least, most]).toEqual([scores.length, sum, Math.min(...scores), Math.max(...scores)]);
      expect(mean).toBeCloseTo(sum / scores.length, 6);
      expect(tags).toEqual([[], ['new']]);
      expect(words).toBeNull();
    }
  });

  it('are told by their beginning where they are long, and read piece by piece', async () => {
    const [long] = (await query({ path: 'long', task: 'T0' })).items;
    expect(long).toMatchObject({ value: null, length: 20_002 });
    expect(long?.beginning).toHaveLength(maxItemCharacters);
    let text = '';
    let offset: number | null = 0;
    while (offset !== null) {
      const { piece }: Found = await query({ path: 'long', task: 'T0', offset });
      text += piece?.text;
      offset = piece?.nextOffset ?? null;
    }
    expect(JSON.parse(text)).toBe('x'.repeat(20_000));
  });

  it('refuse what cannot be asked', async () => {
    const refused = (more: object) => query(more).catch((error: DomainError) => error.code);
    expect(await refused({ groupBy: 'kind' })).toBe('invalid_input');
    expect(await refused({ offset: 0 })).toBe('invalid_input');
    expect(await refused({ offset: 0, task: 'T9' })).toBe('not_found');
  });
});
