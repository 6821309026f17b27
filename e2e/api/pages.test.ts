import { z } from 'zod';
import { newId } from '@/lib/core/ids';
import type { Operation } from '@/lib/core/operation';
import { addNote, listNotes } from '@/lib/missions/operations';
import { operations } from '@/lib/operations';
import { db } from '@/lib/server/db';
import { type Caller, send } from '../client';
import { expect, test } from '../fixtures';
import { aPlan, aWorld, make, type World } from '../world';
import { answers } from './answers/all';

type Page = { items: unknown[]; nextCursor: string | null };

const lists = operations.filter(({ input }) => input instanceof z.ZodObject && 'cursor' in input.shape);

async function pageOf(operation: Operation, input: Record<string, unknown>, caller: Caller): Promise<Page> {
  const answer = await send(operation, input, caller);
  expect(answer.status, answer.text.slice(0, 400)).toBe(200);
  return answer.body as unknown as Page;
}

/** Every item from first to last page, at most `limit` at a time. */
async function walk(operation: Operation, input: Record<string, unknown>, caller: Caller, limit: number) {
  const items: unknown[] = [];
  let cursor: string | null = null;
  let pages = 0;
  do {
    const page: Page = await pageOf(operation, { ...input, limit, ...(cursor !== null && { cursor }) }, caller);
    expect(page.items.length).toBeLessThanOrEqual(limit);
    items.push(...page.items);
    cursor = page.nextCursor;
    pages++;
  } while (cursor !== null && pages < 500);
  expect(cursor).toBeNull();
  return items;
}

const idsOf = (items: readonly unknown[]) =>
  items.map((item) => {
    const { id, seq, slug } = item as { id?: string; seq?: number; slug?: string };
    return id ?? seq ?? slug ?? JSON.stringify(item);
  });

for (const operation of lists) {
  test(`${operation.name} shows each thing once on pages of one and two, and refuses limits and cursors that are none`, async () => {
    const world = await aWorld();
    const given = await answers[operation.name]?.works(world);
    const input = given?.input ?? {};
    const all = idsOf((await pageOf(operation, { ...input, limit: 200 }, world.owner)).items);
    expect(idsOf(await walk(operation, input, world.owner, 1))).toEqual(all);
    expect(idsOf(await walk(operation, input, world.owner, 2))).toEqual(all);
    expect(new Set(all).size).toBe(all.length);

    for (const limit of ['0', '201', '-1', '1.5', 'all']) {
      const answer = await send(operation, { ...input, limit }, world.owner);
      expect([answer.status, answer.body.code], `limit ${limit}`).toEqual([422, 'invalid_input']);
    }
    for (const cursor of [
      'x',
      'W10=',
      'WzEsMiwzLDQsNSw2XQ==',
      btoa('["2026-01-01"]'),
      btoa('[null,null]'),
      btoa('{}'),
    ]) {
      const answer = await send(operation, { ...input, cursor }, world.owner);
      expect([200, 422], `cursor ${cursor}: ${answer.text.slice(0, 200)}`).toContain(answer.status);
    }
  });
}

async function writeNotes(world: World, mission: string, count: number): Promise<void> {
  const authorId = world.tenants.owner.principal.id;
  const createdAt = new Date();
  await db().note.createMany({
    data: Array.from({ length: count }, (_, turn) => ({
      ...{ id: newId('note'), workspaceId: world.workspace.id, missionId: mission, authorId, createdAt },
      text: `Note ${turn}`,
    })),
  });
}

test('a page has fifty things unless asked otherwise and never more than two hundred, and a cut is never silent', async () => {
  const world = await aWorld();
  const mission = await aPlan(world);
  await writeNotes(world, mission, 230);

  const first = await pageOf(listNotes, { mission }, world.owner);
  const largest = await pageOf(listNotes, { mission, limit: 200 }, world.owner);
  const exact = await walk(listNotes, { mission }, world.owner, 115);

  expect([first.items.length, typeof first.nextCursor]).toEqual([50, 'string']);
  expect([largest.items.length, typeof largest.nextCursor]).toEqual([200, 'string']);
  expect(exact).toHaveLength(230);
});

test('what is written while somebody turns the pages shifts none of them', async () => {
  const world = await aWorld();
  const mission = await aPlan(world);
  await writeNotes(world, mission, 30);
  const before = new Set(idsOf(await walk(listNotes, { mission }, world.owner, 200)));

  const seen: unknown[] = [];
  let cursor: string | null = null;
  do {
    const page: Page = await pageOf(listNotes, { mission, limit: 4, ...(cursor && { cursor }) }, world.owner);
    seen.push(...idsOf(page.items));
    cursor = page.nextCursor;
    await make(addNote, { mission, text: 'Meanwhile.' }, world.owner);
  } while (cursor !== null);

  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.filter((id) => before.has(id as string))).toHaveLength(30);
});
